package dev.attune.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the registry is, with the credentials taken out of the address so that no message or log can repeat them.
 *
 * @param urls one or more addresses, without credentials
 * @param userInfo {@code user:password} as it stood in the first address that had one; null where none had
 */
record RegistryAddress(List<String> urls, @Nullable String userInfo) {
    /** @param addresses comma-separated http or https addresses */
    static RegistryAddress parse(String addresses) {
        List<String> urls = new ArrayList<>();
        String userInfo = null;
        for (String address : addresses.split(",", -1)) {
            URI uri = parseOne(address.strip());
            userInfo = userInfo == null ? uri.getUserInfo() : userInfo;
            urls.add(withoutCredentials(uri));
        }
        return new RegistryAddress(List.copyOf(urls), userInfo);
    }

    /** For messages. */
    String place() {
        return String.join(",", urls);
    }

    private static URI parseOne(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException unreadable) {
            // Said below, without the library's text: it would repeat the address, credentials included.
        }
        throw new IllegalArgumentException("registry address must be an http or https URL");
    }

    private static String withoutCredentials(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + port
                + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
}
