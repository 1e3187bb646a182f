package io.tidemark.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The compose file.
 *
 * @param services every service by name
 */
record Compose(Map<String, JsonNode> services) {

    static Compose read() {
        Map<String, JsonNode> services = new LinkedHashMap<>();
        Repository.yaml("docker-compose.yml")
                .path("services")
                .properties()
                .forEach(service -> services.put(service.getKey(), service.getValue()));
        return new Compose(services);
    }

    /** Names and values of a service's environment. */
    Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        services.get(service)
                .path("environment")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        return environment;
    }
}
