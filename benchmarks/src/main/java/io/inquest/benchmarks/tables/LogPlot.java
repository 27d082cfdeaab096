package io.inquest.benchmarks.tables;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Lines over two logarithmic axes, as an SVG and as a table. */
final class LogPlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 170;
    private static final int TOP = 20;
    private static final int BOTTOM = 50;
    private static final String[] COLOURS = {"#1b6ca8", "#c2410c", "#15803d", "#7e22ce", "#525252"};

    private final String acrossTitle;
    private final String upTitle;
    private final Map<String, NavigableMap<Double, Double>> lines = new LinkedHashMap<>();

    LogPlot(String acrossTitle, String upTitle) {
        this.acrossTitle = acrossTitle;
        this.upTitle = upTitle;
    }

    /** Both numbers above zero. */
    void point(String line, double across, double up) {
        lines.computeIfAbsent(line, name -> new TreeMap<>()).put(across, up);
    }

    /** A row for each line, a column for each place. */
    String text() {
        StringBuilder text = new StringBuilder("| " + acrossTitle + " |");
        NavigableMap<Double, Double> first = lines.values().iterator().next();
        first.keySet().forEach(place -> text.append(String.format(Locale.ROOT, " %,.0f |", place)));
        text.append("\n| --- |").append(" --- |".repeat(first.size())).append('\n');
        lines.forEach((name, points) -> {
            text.append("| ").append(name).append(" |");
            points.values()
                    .forEach(up -> text.append(' ')
                            .append(Figures.seconds(Math.round(up * 1e9)))
                            .append(" |"));
            text.append('\n');
        });
        return text.toString();
    }

    String svg() {
        Scale across = scale(true, LEFT, WIDTH - RIGHT);
        Scale up = scale(false, HEIGHT - BOTTOM, TOP);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                        + "font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT));
        for (double ten = across.low(); ten <= across.high(); ten *= 10) {
            grid(svg, across.at(ten), TOP, across.at(ten), HEIGHT - BOTTOM);
            label(svg, across.at(ten), HEIGHT - BOTTOM + 18, "middle", "#333333", number(ten));
        }
        for (double ten = up.low(); ten <= up.high(); ten *= 10) {
            grid(svg, LEFT, up.at(ten), WIDTH - RIGHT, up.at(ten));
            label(svg, LEFT - 8, up.at(ten) + 4, "end", "#333333", number(ten));
        }
        label(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "#333333", acrossTitle);
        label(svg, 8, TOP - 6, "start", "#333333", upTitle);
        int colour = 0;
        for (Map.Entry<String, NavigableMap<Double, Double>> line : lines.entrySet()) {
            line(svg, line.getKey(), line.getValue(), across, up, COLOURS[colour++ % COLOURS.length]);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void line(
            StringBuilder svg,
            String name,
            NavigableMap<Double, Double> points,
            Scale across,
            Scale up,
            String colour) {
        StringBuilder path = new StringBuilder();
        points.forEach((x, y) -> path.append(String.format(Locale.ROOT, "%.1f,%.1f ", across.at(x), up.at(y))));
        svg.append(String.format(
                Locale.ROOT,
                "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n",
                colour,
                path.toString().strip()));
        points.forEach((x, y) -> svg.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                across.at(x),
                up.at(y),
                colour)));
        label(svg, WIDTH - RIGHT + 8, up.at(points.lastEntry().getValue()) + 4, "start", colour, name);
    }

    private static void grid(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void label(StringBuilder svg, double x, double y, String anchor, String colour, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                colour,
                text));
    }

    private static String number(double ten) {
        return ten >= 1
                ? String.format(Locale.ROOT, "%,.0f", ten)
                : Double.toString(ten).replaceFirst("\\.0$", "");
    }

    /** From the power of ten below the least number to the one above the greatest. */
    private Scale scale(boolean isAcross, double from, double to) {
        double least = Double.MAX_VALUE;
        double greatest = 0;
        for (NavigableMap<Double, Double> points : lines.values()) {
            for (Map.Entry<Double, Double> point : points.entrySet()) {
                double value = isAcross ? point.getKey() : point.getValue();
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        return new Scale(
                Math.pow(10, Math.floor(Math.log10(least))), Math.pow(10, Math.ceil(Math.log10(greatest))), from, to);
    }

    private record Scale(double low, double high, double from, double to) {
        double at(double value) {
            return from + (to - from) * Math.log(value / low) / Math.log(high / low);
        }
    }
}
