package io.tidemark.contracts.finding;

/** The sentences of findings about several files that are one capture, or are not. */
final class FileWordings {

    private FileWordings() {}

    static String joined(Words w) {
        if (w.has("offset")) {
            return w.many("files", "capture file") + " are joined in one, the second from byte " + w.count("offset")
                    + " on; all were read, in that order.";
        }
        return "It was read from " + w.many("files", "file") + ", one after the other, as one capture"
                + (w.has("copies") ? "; left out as copies: " + w.many("copies", "file") + "." : ".");
    }

    static String notOneCapture(Words w) {
        String file = w.text("file");
        return switch (w.text("because")) {
            case "forms" ->
                file + " is " + w.text("is") + ", expected " + w.text("besideIs") + " as " + w.text("beside")
                        + " is: files of one capture have one form";
            case "link-types" ->
                file + " has link type " + w.text("is") + ", expected " + w.text("besideIs") + " as " + w.text("beside")
                        + " has: files of one capture have one, those of several interfaces are joined with mergecap";
            case "numbered-streams" ->
                file + " is " + w.text("is")
                        + ", which numbers the streams of every file anew, so that several cannot be"
                        + " read as one; join the captures with mergecap before they are dissected";
            case "overlap" ->
                file + " begins " + Spoken.shortDuration(w.number("seconds")) + " before the files up to "
                        + w.text("beside")
                        + " end, so they are not of one rotation; upload each as a capture of its own";
            case "gap" ->
                "nothing was captured for " + Spoken.shortDuration(w.number("seconds")) + " between "
                        + w.text("beside") + " and " + file
                        + ", longer than all files together, so they are not of one rotation; upload each as a capture of its own";
            default -> file + " is no part of one capture with the other files";
        };
    }

    static String overlap(Words w) {
        return w.text("later") + " begins " + Spoken.shortDuration(w.number("seconds"))
                + " before the files up to " + w.text("earlier") + " end" + others(w, "overlap")
                + ": what both hold may be counted twice, and files of different people are captures of their own.";
    }

    static String gap(Words w) {
        return "Nothing was captured for " + Spoken.shortDuration(w.number("seconds")) + " between "
                + w.text("earlier") + " and " + w.text("later") + others(w, "gap")
                + ", longer than within any file: a file may be missing, and connections of that time with it.";
    }

    private static String others(Words w, String one) {
        return w.whole("places") == 1
                ? ""
                : " (the longest of " + w.many("places", one) + ", " + Spoken.shortDuration(w.number("allSeconds"))
                        + " in all)";
    }
}
