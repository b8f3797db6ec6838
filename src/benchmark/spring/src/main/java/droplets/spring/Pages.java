package droplets.spring;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClient;

/** The index page and the list. */
@Controller
class Pages {

  private final RestClient api;

  Pages(RestClient.Builder builder, @Value("${digitalocean.api}") String api) {
    this.api = builder.baseUrl(api).build();
  }

  @GetMapping("/")
  String index(@AuthenticationPrincipal OAuth2User person, Model model) {
    model.addAttribute("person", person);
    return "index";
  }

  @GetMapping("/droplets")
  String droplets(
      @RegisteredOAuth2AuthorizedClient("digitalocean") OAuth2AuthorizedClient client,
      @AuthenticationPrincipal OAuth2User person,
      @RequestParam(name = "page", defaultValue = "1") int page,
      @RequestParam(name = "per_page", defaultValue = "50") int perPage,
      Model model) {
    DropletList list =
        api.get()
            .uri("/droplets?page={page}&per_page={perPage}", page, perPage)
            .headers(headers -> headers.setBearerAuth(client.getAccessToken().getTokenValue()))
            .retrieve()
            .body(DropletList.class);
    int pages = (list.meta().total() + perPage - 1) / perPage;
    List<DropletRow> rows = list.droplets().stream().map(DropletRow::of).toList();
    model.addAttribute("person", person);
    model.addAttribute("rows", rows);
    model.addAttribute("page", page);
    model.addAttribute("perPage", perPage);
    model.addAttribute("choices", List.of(20, 50, 100, 200));
    model.addAttribute("last", pages);
    model.addAttribute("first", (page - 1) * perPage + 1);
    model.addAttribute("total", list.meta().total());
    return "droplets";
  }
}
