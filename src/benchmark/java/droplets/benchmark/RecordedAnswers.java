package droplets.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;

/** DigitalOcean's answers, rendered once. The account has 10,000 Droplets, 4 KB of JSON each. */
final class RecordedAnswers {

  static final int DROPLETS = 10_000;

  private static final String HEADERS =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: %d\r\n"
          + "ratelimit-limit: 5000\r\nratelimit-remaining: 4900\r\nratelimit-reset: 1893456000\r\n"
          + "x-request-id: 5f3c0a52-7d0e-4c1b-9f0a-0a1b2c3d4e5f\r\nDate: Thu, 01 Jan 2026 00:00:00"
          + " GMT\r\nServer: stand-in\r\n\r\n";

  private final Map<String, byte[]> lists = new HashMap<>();
  private final Random random = new Random(11);

  RecordedAnswers() {
    lists.put("20/1", list(20, 1));
    lists.put("50/1", list(50, 1));
    for (int page = 1; page <= DROPLETS / 200; page++) {
      lists.put("200/" + page, list(200, page));
    }
    lists.put("gpus", message("{\"droplets\":[],\"links\":{},\"meta\":{\"total\":0}}"));
  }

  /** The answer to a request. */
  ByteBuffer to(String target) {
    if (target.startsWith("/v2/droplets?")) {
      boolean isGpus = target.contains("type=gpus");
      String key = parameter(target, "per_page") + "/" + parameter(target, "page");
      byte[] found = lists.get(isGpus ? "gpus" : key);
      return ByteBuffer.wrap(found == null ? lists.get("gpus") : found);
    }
    if (target.startsWith("/v1/oauth/authorize?")) {
      // The parameters are encoded already.
      String uri = decoded(parameter(target, "redirect_uri"));
      return ByteBuffer.wrap(
          ("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                  + uri
                  + "?code="
                  + secret(64)
                  + "&state="
                  + parameter(target, "state")
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
    }
    if (target.startsWith("/v1/oauth/token")) {
      return ByteBuffer.wrap(
          message(
              """
              {"access_token":"doo_v1_%s","token_type":"bearer","expires_in":2592000,\
              "refresh_token":"dor_v1_%s","scope":"read","info":{"name":"Sammy Shark",\
              "email":"sammy@example.com","uuid":"cf1b8dc4-1f4a-4a43-8d77-1bd2ee40bbf3",\
              "team_uuid":"a1b2c3d4-1f4a-4a43-8d77-1bd2ee40bbf3","team_name":"My Team"}}"""
                  .formatted(secret(64), secret(64))));
    }
    return text("ok");
  }

  static ByteBuffer text(String text) {
    return ByteBuffer.wrap(message(text));
  }

  /** The body of a list, as it is sent. */
  static String body(int perPage, int page) {
    StringBuilder json = new StringBuilder("{\"droplets\":[");
    int first = (page - 1) * perPage;
    for (int number = first; number < first + perPage; number++) {
      json.append(number == first ? "" : ",").append(droplet(number));
    }
    return json.append("],\"links\":{\"pages\":{")
        .append(
            page * perPage >= DROPLETS
                ? ""
                : "\"next\":\"https://api.digitalocean.com/v2/droplets?page="
                    + (page + 1)
                    + "&per_page="
                    + perPage
                    + "\"")
        .append("}},\"meta\":{\"total\":")
        .append(DROPLETS)
        .append("}}")
        .toString();
  }

  /** The name of a Droplet, by which a page is known. */
  static String name(int number) {
    return "web-%05d.example.com".formatted(number);
  }

  private static byte[] list(int perPage, int page) {
    return message(body(perPage, page));
  }

  private static byte[] message(String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] headers = HEADERS.formatted(content.length).getBytes(StandardCharsets.US_ASCII);
    byte[] message = new byte[headers.length + content.length];
    System.arraycopy(headers, 0, message, 0, headers.length);
    System.arraycopy(content, 0, message, headers.length, content.length);
    return message;
  }

  private String secret(int digits) {
    byte[] bytes = new byte[digits / 2];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String parameter(String target, String name) {
    for (String pair : target.substring(target.indexOf('?') + 1).split("&")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }

  private static String decoded(String text) {
    return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String droplet(int number) {
    int low = number % 250 + 1;
    int high = number / 250;
    String regions =
        "[\"ams3\",\"atl1\",\"blr1\",\"fra1\",\"lon1\",\"nyc1\",\"nyc2\",\"nyc3\",\"sfo2\","
            + "\"sfo3\",\"sgp1\",\"syd1\",\"tor1\"]";
    return """
        {"id":%1$d,"name":"%2$s","memory":2048,"vcpus":2,"disk":60,\
        "disk_info":[{"type":"local","size":{"amount":60,"unit":"gib"}}],"locked":false,\
        "status":"%3$s","kernel":null,"created_at":"2025-%4$02d-17T09:41:%5$02dZ",\
        "features":["backups","ipv6","monitoring","private_networking","droplet_agent"],\
        "backup_ids":[%6$d,%7$d,%8$d,%9$d],\
        "next_backup_window":{"start":"2026-01-04T04:00:00Z","end":"2026-01-05T03:00:00Z"},\
        "snapshot_ids":[%10$d],\
        "image":{"id":195932981,"name":"22.04 (LTS) x64","type":"base","distribution":"Ubuntu",\
        "slug":"ubuntu-22-04-x64","public":true,"regions":%11$s,\
        "created_at":"2025-03-05T21:01:16Z","min_disk_size":7,"size_gigabytes":0.71,\
        "description":"Ubuntu 22.04 LTS x64 20250305, kernel 5.15, \\u00a9 Canonical","tags":[],\
        "status":"available","error_message":""},\
        "volume_ids":["506f78a4-e098-11e5-ad9f-%12$012x","7724db7c-e098-11e5-b522-%12$012x"],\
        "size":{"slug":"s-2vcpu-2gb","memory":2048,"vcpus":2,"disk":60,"transfer":3.0,\
        "price_monthly":18.0,"price_hourly":0.02679,"regions":%11$s,"available":true,\
        "description":"Basic","networking_throughput":2000,\
        "disk_info":[{"type":"local","size":{"amount":60,"unit":"gib"}}]},\
        "size_slug":"s-2vcpu-2gb",\
        "networks":{"v4":[{"ip_address":"10.110.%13$d.%14$d","netmask":"255.255.240.0",\
        "gateway":"10.110.0.1","type":"private"},{"ip_address":"203.0.%13$d.%14$d",\
        "netmask":"255.255.240.0","gateway":"203.0.112.1","type":"public"}],\
        "v6":[{"ip_address":"2001:db8:0:1::%14$x:%13$x","netmask":64,\
        "gateway":"2001:db8:0:1::1","type":"public"}]},\
        "region":{"name":"Frankfurt 1","slug":"fra1","features":["backups","ipv6","metadata",\
        "install_agent","storage","image_transfer"],"available":true,"sizes":%15$s},\
        "tags":["env:production","team-%14$d","web"],\
        "vpc_uuid":"760e09ef-dc84-11e8-981e-3cfdfeaae000"}"""
        .formatted(
            300_000_000 + number,
            name(number),
            number % 17 == 16 ? "off" : "active",
            number % 12 + 1,
            number % 60,
            2_000_001 + number,
            2_100_001 + number,
            2_200_001 + number,
            2_300_001 + number,
            3_000_001 + number,
            regions,
            number,
            high,
            low,
            SIZES);
  }

  /** The sizes that a region offers, which make most of an answer. */
  private static final String SIZES =
      """
      ["s-1vcpu-1gb","s-1vcpu-1gb-amd","s-1vcpu-1gb-intel","s-1vcpu-2gb","s-1vcpu-2gb-amd",\
      "s-1vcpu-2gb-intel","s-2vcpu-2gb","s-2vcpu-2gb-amd","s-2vcpu-2gb-intel","s-2vcpu-4gb",\
      "s-2vcpu-4gb-amd","s-2vcpu-4gb-intel","c-2","c2-2vcpu-4gb","s-4vcpu-8gb",\
      "s-4vcpu-8gb-amd","s-4vcpu-8gb-intel","g-2vcpu-8gb","gd-2vcpu-8gb","m-2vcpu-16gb",\
      "c-4","c2-4vcpu-8gb","m3-2vcpu-16gb","s-8vcpu-16gb","s-8vcpu-16gb-amd",\
      "s-8vcpu-16gb-intel","g-4vcpu-16gb","so-2vcpu-16gb","m6-2vcpu-16gb","gd-4vcpu-16gb",\
      "so1_5-2vcpu-16gb","m-4vcpu-32gb","c-8","c2-8vcpu-16gb","m3-4vcpu-32gb","g-8vcpu-32gb",\
      "s-12vcpu-48gb-amd","so-4vcpu-32gb","m6-4vcpu-32gb","gd-8vcpu-32gb","so1_5-4vcpu-32gb",\
      "m-8vcpu-64gb","c-16","c2-16vcpu-32gb","m3-8vcpu-64gb","g-16vcpu-64gb","so-8vcpu-64gb",\
      "m6-8vcpu-64gb","gd-16vcpu-64gb","so1_5-8vcpu-64gb","m-16vcpu-128gb","c-32",\
      "c2-32vcpu-64gb","m3-16vcpu-128gb","c-48","m-24vcpu-192gb","g-32vcpu-128gb",\
      "so-16vcpu-128gb","m3-24vcpu-192gb","g-40vcpu-160gb","m6-16vcpu-128gb",\
      "s-1vcpu-512mb-10gb","s-1vcpu-1gb-35gb-intel","s-1vcpu-2gb-70gb-intel",\
      "s-2vcpu-2gb-90gb-intel","s-2vcpu-4gb-120gb-intel","s-2vcpu-8gb-160gb-intel",\
      "s-4vcpu-8gb-240gb-intel","s-4vcpu-16gb-amd","s-4vcpu-16gb-320gb-intel",\
      "s-8vcpu-16gb-480gb-intel","s-8vcpu-32gb-amd","s-8vcpu-32gb-640gb-intel",\
      "c-4-intel","c2-4vcpu-8gb-intel","c-8-intel","c2-8vcpu-16gb-intel","c-16-intel",\
      "c2-16vcpu-32gb-intel","c-32-intel","c2-32vcpu-64gb-intel","c-48-intel",\
      "c2-48vcpu-96gb-intel","c-60-intel","c2-60vcpu-120gb-intel","g-2vcpu-8gb-intel",\
      "gd-2vcpu-8gb-intel","g-4vcpu-16gb-intel","gd-4vcpu-16gb-intel",\
      "g-8vcpu-32gb-intel","gd-8vcpu-32gb-intel","g-16vcpu-64gb-intel",\
      "gd-16vcpu-64gb-intel","g-32vcpu-128gb-intel","gd-32vcpu-128gb-intel",\
      "g-40vcpu-160gb-intel","gd-40vcpu-160gb-intel","m-2vcpu-16gb-intel",\
      "m-4vcpu-32gb-intel","m-8vcpu-64gb-intel","m-16vcpu-128gb-intel",\
      "m-24vcpu-192gb-intel","m-32vcpu-256gb","so1_5-16vcpu-128gb","so1_5-24vcpu-192gb",\
      "so1_5-32vcpu-256gb","so-24vcpu-192gb","so-32vcpu-256gb","m6-24vcpu-192gb",\
      "m6-32vcpu-256gb"]""";
}
