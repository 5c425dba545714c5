package dev.attune.domain.journey;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Elements that are meant to be clicked again and again: those with one of the policy's words in their name. A name is
 * taken apart at everything that is neither letter nor digit, and where a capital follows a small letter: {@code
 * btn-next}, {@code nextPage} and {@code Next} all hold the word next, {@code context} does not.
 */
public final class IgnoredElements {

    private final Set<String> words;

    public IgnoredElements(List<String> words) {
        this.words = new HashSet<>();
        words.forEach(word -> this.words.add(word.toLowerCase(Locale.ROOT)));
    }

    public boolean holds(@Nullable String element) {
        if (element == null || words.isEmpty()) {
            return false;
        }
        int begin = 0;
        for (int i = 0; i <= element.length(); i++) {
            boolean ends = i == element.length() || !Character.isLetterOrDigit(element.charAt(i));
            boolean turns = !ends && i > begin && isTurn(element.charAt(i - 1), element.charAt(i));
            if (ends || turns) {
                if (words.contains(element.substring(begin, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                begin = turns ? i : i + 1;
            }
        }
        return false;
    }

    private static boolean isTurn(char before, char letter) {
        return Character.isLowerCase(before) && Character.isUpperCase(letter);
    }
}
