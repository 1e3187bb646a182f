package io.tidemark.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Uploads the captures of a command. Files of one rotation are one capture, where the product finds that their times adjoin. */
final class CaptureUpload {

    private final ProductClient client;
    private final CaptureOrigin captured;
    private final Consumer<String> note;

    /**
     * @param captured what is said of each capture
     * @param note hears what there is to know
     */
    CaptureUpload(ProductClient client, CaptureOrigin captured, Consumer<String> note) {
        this.client = client;
        this.captured = captured;
        this.note = note;
    }

    /**
     * A capture that was uploaded.
     *
     * @param name the file, or the first and the last of several
     * @param id the capture's id
     */
    record Uploaded(String name, String id) {}

    /**
     * Uploads files, those of one rotation as one capture.
     *
     * @param files in any order
     * @param areOne whether all of them are one capture, whatever they are called
     * @return the captures, each once
     */
    List<Uploaded> upload(List<Path> files, boolean areOne) throws IOException, InterruptedException {
        List<Uploaded> uploaded = new ArrayList<>();
        for (List<Path> rotation : areOne ? List.of(files) : new Rotations().of(files)) {
            for (Uploaded capture : rotation.size() == 1 ? alone(rotation) : together(rotation, areOne)) {
                add(capture, uploaded);
            }
        }
        return uploaded;
    }

    private void add(Uploaded capture, List<Uploaded> before) {
        boolean isNew = before.stream().map(Uploaded::id).noneMatch(capture.id()::equals);
        if (isNew) {
            before.add(capture);
        } else {
            note.accept(capture.name() + " holds the same as a capture before: counted once");
        }
    }

    private List<Uploaded> alone(List<Path> files) throws IOException, InterruptedException {
        List<Uploaded> uploaded = new ArrayList<>();
        for (Path file : files) {
            note.accept("Reading " + file + " ...");
            uploaded.add(new Uploaded(file.toString(), client.upload(file, captured)));
        }
        return uploaded;
    }

    private List<Uploaded> together(List<Path> files, boolean areOne) throws IOException, InterruptedException {
        String name = files.get(0).getFileName() + " to "
                + files.get(files.size() - 1).getFileName();
        note.accept("Reading " + name + " ...");
        ProductClient.Answered answered = client.uploadAsOne(files, name, captured, !areOne);
        if (answered.status() == 409) {
            note.accept(name + " are captures of their own, though their names are those of a rotation: "
                    + answered.document().path("detail").asText()
                    + ". Where they are one capture, --same-capture says so");
            return alone(files);
        }
        note.accept(areOne ? name + ": read as one capture" : name + " are files of one rotation: read as one capture");
        return List.of(new Uploaded(name, answered.document().path("id").asText()));
    }
}
