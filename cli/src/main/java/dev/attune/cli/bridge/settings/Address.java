package dev.attune.cli.bridge.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a receiver listens. Paths and queries of webhooks often are secrets themselves, so only the place is ever told.
 *
 * @param uri http or https, with a host and without credentials
 */
public record Address(URI uri) {

    /** Empty where the text is no address of that kind. */
    static Optional<Address> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = uri.getUserInfo() == null && uri.getRawFragment() == null;
            return web && uri.getHost() != null && plain ? Optional.of(new Address(uri)) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** The address with a path below it. */
    public URI below(String path) {
        String base = uri.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** Scheme, host and port. */
    public String place() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    @Override
    public String toString() {
        return place();
    }
}
