package io.stampede.node.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * TLS between the members: each proves by its certificate that the same authority knows it. The files are read again
 * from time to time, so that a mounted secret can be rotated.
 */
final class ClusterTls {
    private static final String ENGINE = "pekko.remote.artery.ssl.rotating-keys-engine.";

    private ClusterTls() {}

    /**
     * What Pekko has to be told.
     *
     * @param cluster {@code stampede.cluster}
     * @throws IllegalArgumentException if a file cannot be read or is no PEM file
     */
    static Config configuration(Config cluster) {
        Config tls = cluster.getConfig("tls");
        if (!tls.getBoolean("enabled")) {
            return ConfigFactory.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("pekko.remote.artery.transport", "tls-tcp");
        values.put("pekko.remote.artery.ssl.ssl-engine-provider", MemberTlsEngines.class.getName());
        values.put(ENGINE + "key-file", pem(tls, "key-file"));
        values.put(ENGINE + "cert-file", pem(tls, "certificate-file"));
        values.put(ENGINE + "ca-cert-file", pem(tls, "ca-file"));
        return ConfigFactory.parseMap(values, "stampede.cluster.tls");
    }

    private static String pem(Config tls, String key) {
        String file = tls.getString(key);
        try {
            if (Files.readString(Path.of(file)).contains("-----BEGIN ")) {
                return file;
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("tls." + key + " is " + file + ", which cannot be read: " + e, e);
        }
        throw new IllegalArgumentException("tls." + key + " is " + file + ", allowed a PEM file");
    }
}
