package droplets.spring;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** OAuth 2.0 by Spring Security. The person is known from the token answer, without a call. */
@Configuration
class SecurityConfiguration {

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers("/").permitAll().anyRequest().authenticated())
        .oauth2Login(login -> login.defaultSuccessUrl("/droplets", true))
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/")))
        .build();
  }

  @Bean
  OAuth2UserService<OAuth2UserRequest, OAuth2User> people() {
    return request -> {
      Map<?, ?> info = (Map<?, ?>) request.getAdditionalParameters().get("info");
      return new DefaultOAuth2User(
          AuthorityUtils.createAuthorityList(List.of("ROLE_USER")),
          Map.of(
              "name", text(info, "name"),
              "email", text(info, "email"),
              "team", text(info, "team_name")),
          "name");
    };
  }

  private static String text(Map<?, ?> info, String name) {
    return info == null || info.get(name) == null ? "unknown" : info.get(name).toString();
  }
}
