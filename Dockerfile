# syntax=docker/dockerfile:1
#
#   docker build --pull -t droplets .
#   docker run --rm -p 8080:8080 -e DIGITAL_OCEAN_CLIENT_ID -e DIGITAL_OCEAN_CLIENT_SECRET droplets
#
# No setting is baked in but the one at the end: ids and secrets come when the container starts, as
# environment variables or as files (DIGITAL_OCEAN_CLIENT_SECRET_FILE).

FROM maven:3.9.16-eclipse-temurin-25 AS build
WORKDIR /droplets
# Only what ends up in the WAR: a changed test leaves this stage cached.
COPY pom.xml ./
COPY src/main src/main
COPY webapp webapp
RUN --mount=type=cache,target=/root/.m2 mvn -B --no-transfer-progress package -DskipTests

# The newest of the line: --pull fetches it, and an older one that is still here may be unsafe.
FROM tomcat:11.0-jre25-temurin-noble
RUN found=$(java -cp lib/catalina.jar org.apache.catalina.util.ServerInfo | sed -n 's/^Server number: *//p'); \
    echo "Tomcat $found"; \
    printf '%s\n' 11.0.29 "$found" | sort -CV || { echo 'Known to be vulnerable: docker build --pull' >&2; exit 1; }
# One application, unpacked, and nothing to manage it with; no directory that all may write to.
RUN rm -rf webapps webapps.dist logs temp work
COPY --from=build /droplets/target/droplets webapps/ROOT
COPY src/main/docker/ conf/
# Nobody here may write but to /tmp: docker run --read-only --tmpfs /tmp
USER 10001

# On virtual threads waiting costs little; allow each of them two open files (--ulimit nofile=32768).
ENV DIGITAL_OCEAN_MAX_CALLS=10000
EXPOSE 8080

# By means of bash, because curl need not be in the image.
HEALTHCHECK --start-period=60s --interval=30s --timeout=5s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == 'HTTP/1.1 200'* ]]"]

# No shell in between: SIGTERM reaches the JVM. Further options go before the class:
#   docker run droplets -XX:MaxRAMPercentage=50 org.apache.catalina.startup.Bootstrap start
ENTRYPOINT ["java", "@conf/java.options"]
CMD ["org.apache.catalina.startup.Bootstrap", "start"]
