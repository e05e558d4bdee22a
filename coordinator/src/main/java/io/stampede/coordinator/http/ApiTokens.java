package io.stampede.coordinator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that the API accepts, from a file that holds their hashes: {@code NAME read|write SHA-256} a line, {@code
 * #} before a comment. Read again when the file changes. Safe for use by several threads.
 *
 * <p>A token is 256 random bits, so that one round of SHA-256 keeps it as secret as any password hash would.
 */
public final class ApiTokens {
    /**
     * A token that was accepted.
     *
     * @param name who has it, for the log
     * @param scope what it allows
     * @param sha256 of the token
     */
    public record Token(String name, TokenScope scope, byte[] sha256) {}

    private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);
    private static final String PREFIX = "stp_";
    private static final int RANDOM_BYTES = 32;
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final String LINE = "[A-Za-z0-9._-]{1,64}\\s+(read|write)\\s+[0-9a-f]{64}";

    private final Path file;
    private List<Token> tokens;
    private FileTime modified;
    private long lookedNanos = System.nanoTime();

    private ApiTokens(Path file) throws IOException {
        this.file = file;
        this.modified = Files.getLastModifiedTime(file);
        this.tokens = parse(Files.readString(file), file.toString());
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it cannot be read, holds a line that is none, or no token at all
     */
    public static ApiTokens read(Path file) {
        try {
            return new ApiTokens(file);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("tokens-file is " + file + ", which cannot be read: " + e, e);
        }
    }

    /** A new token; its hash is to be kept and itself to be given to whoever shall use it. */
    public static String create() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /**
     * The line of the file for a token.
     *
     * @throws IllegalArgumentException if the name is not 1 to 64 letters, digits, dots, dashes and underscores
     */
    public static String line(String name, TokenScope scope, String token) {
        String line = name + " " + scope.name().toLowerCase(Locale.ROOT) + " "
                + HexFormat.of().formatHex(sha256(token));
        if (!line.matches(LINE)) {
            throw new IllegalArgumentException(
                    "name is " + name + ", allowed 1 to 64 letters, digits, dots, dashes and underscores");
        }
        return line;
    }

    static List<Token> parse(String text, String source) {
        List<Token> tokens = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int number = 0; number < lines.size(); number++) {
            String line = lines.get(number).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            if (!line.matches(LINE)) {
                throw new IllegalArgumentException(source + ":" + (number + 1)
                        + ": no token, allowed NAME read SHA256 or NAME write SHA256, as stampede token makes them");
            }
            String[] words = line.split("\\s+", -1);
            tokens.add(new Token(
                    words[0],
                    TokenScope.valueOf(words[1].toUpperCase(Locale.ROOT)),
                    HexFormat.of().parseHex(words[2])));
        }
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException(source + " holds no token; stampede token makes one");
        }
        return List.copyOf(tokens);
    }

    /** The entry of a token, if it is one. Takes the same time whichever it is. */
    Optional<Token> find(String token) {
        byte[] hash = sha256(token);
        Token found = null;
        for (Token known : current()) {
            if (MessageDigest.isEqual(known.sha256(), hash)) {
                found = known;
            }
        }
        return Optional.ofNullable(found);
    }

    /** What was good last stays when the file is away or broken: half a write shuts nobody out. */
    private synchronized List<Token> current() {
        if (System.nanoTime() - lookedNanos > LOOK_AGAIN_NANOS) {
            lookedNanos = System.nanoTime();
            try {
                FileTime now = Files.getLastModifiedTime(file);
                if (!now.equals(modified)) {
                    tokens = parse(Files.readString(file), file.toString());
                    modified = now;
                    LOG.info("Read {} tokens", tokens.size());
                }
            } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
                LOG.warn("The tokens stay as they were: {}", e.getMessage());
            }
        }
        return tokens;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
