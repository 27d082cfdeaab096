package io.inquest.history.formats;

import io.inquest.history.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link EdnReader} makes of EDN: null, Boolean, Long, BigInteger, BigDecimal, String, List (of a vector, a list
 * or a set, in the order written), Map, and the three kinds here. And how that becomes a value of a history.
 */
final class Edn {
    private Edn() {}

    /** A keyword without its colon. */
    record Keyword(String name) {
        @Override
        public String toString() {
            return ":" + name;
        }
    }

    /** A symbol, or something as rare that nobody computes with: a ratio, an infinity. */
    record Symbol(String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** {@code #tag value}. */
    record Tagged(String tag, Object value) {}

    /** The form without the tags around it. */
    static Object untagged(Object form) {
        Object bare = form;
        while (bare instanceof Tagged tagged) {
            bare = tagged.value;
        }
        return bare;
    }

    /**
     * The form as a value of a history: keywords and symbols are strings, as other tools write them in JSON; so are the
     * keys of maps; tags are dropped.
     *
     * @throws IllegalArgumentException if two keys of a map become one
     */
    static Object toValue(Object form) {
        Object bare = untagged(form);
        if (bare instanceof Keyword keyword) {
            return keyword.name;
        }
        if (bare instanceof Symbol symbol) {
            return symbol.name;
        }
        if (bare instanceof List<?> list) {
            List<Object> values = new ArrayList<>(list.size());
            for (Object element : list) {
                values.add(toValue(element));
            }
            return values;
        }
        if (bare instanceof Map<?, ?> map) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = text(entry.getKey());
                if (values.containsKey(key)) {
                    throw new IllegalArgumentException("two keys of a map are both " + key + " as text");
                }
                values.put(key, toValue(entry.getValue()));
            }
            return values;
        }
        return bare;
    }

    /** A string as it is, null as null, and anything else as JSON. */
    static String text(Object form) {
        Object value = toValue(form);
        return value == null || value instanceof String ? (String) value : Values.json(value);
    }
}
