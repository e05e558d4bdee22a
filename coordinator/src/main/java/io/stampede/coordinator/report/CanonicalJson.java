package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;

/**
 * JSON with one text for one content: keys sorted, numbers as ECMAScript writes them, no white space.
 *
 * @source RFC 8785
 */
public final class CanonicalJson {
    /** Integers beyond it are not exact in every reader of JSON: they are written as strings. */
    static final long LARGEST_EXACT_INTEGER = (1L << 53) - 1;

    private CanonicalJson() {}

    /** The one text of an object or a list. */
    public static String write(JsonNode json) {
        try {
            return new JsonCanonicalizer(json.toString()).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("Jackson wrote what is not JSON", e);
        }
    }

    /** A finite number, with the fewest digits that tell it from its neighbours. */
    public static String number(double value) {
        try {
            return NumberToJSON.serializeNumber(value);
        } catch (IOException e) {
            throw new UncheckedIOException("not a finite number: " + value, e);
        }
    }

    static String sha256(JsonNode json) {
        byte[] text = write(json).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(newSha256().digest(text));
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java machine has SHA-256", e);
        }
    }
}
