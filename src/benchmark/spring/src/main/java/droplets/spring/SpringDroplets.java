package droplets.spring;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;

/** Connects a person to DigitalOcean and lists their Droplets, with Spring Boot. */
@SpringBootApplication
public class SpringDroplets extends SpringBootServletInitializer {

  @Override
  protected SpringApplicationBuilder configure(SpringApplicationBuilder application) {
    return application.sources(SpringDroplets.class);
  }
}
