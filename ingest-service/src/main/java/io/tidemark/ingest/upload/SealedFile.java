package io.tidemark.ingest.upload;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A temporary file that only this process can read, while it runs: AES-256 in counter mode under a key of its own, which is in memory alone.
 * The file is removed when it is closed; where the system can, it has no name from the start.
 */
final class SealedFile implements Closeable {

    private static final String CIPHER = "AES/CTR/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    private final FileChannel channel;
    private final SecretKeySpec key;
    private final Cipher cipher;
    private long length;

    private SealedFile(FileChannel channel, byte[] key) {
        this.channel = channel;
        this.key = new SecretKeySpec(key, "AES");
        this.cipher = cipherAt(0);
    }

    /** Makes an empty one in the folder for temporary files. */
    static SealedFile create() throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path path = Files.createTempFile("tidemark-", ".sealed");
        return new SealedFile(
                FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE),
                key);
    }

    /** Adds bytes at its end. */
    void append(byte[] bytes, int offset, int count) throws IOException {
        ByteBuffer sealed = ByteBuffer.wrap(cipher.update(bytes, offset, count));
        while (sealed.hasRemaining()) channel.write(sealed, length + sealed.position());
        length += count;
    }

    /** Number of bytes. */
    long length() {
        return length;
    }

    /**
     * Some of its bytes.
     *
     * @param from where they begin
     * @param count how many; all of them were appended
     */
    InputStream read(long from, long count) {
        Cipher opening = cipherAt(from / BLOCK_BYTES);
        opening.update(new byte[(int) (from % BLOCK_BYTES)]);
        return new Section(opening, from, from + count);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private Cipher cipherAt(long block) {
        try {
            Cipher made = Cipher.getInstance(CIPHER);
            byte[] counter =
                    ByteBuffer.allocate(BLOCK_BYTES).putLong(Long.BYTES, block).array();
            made.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    private final class Section extends InputStream {

        private final Cipher opening;
        private final long end;
        private long position;

        private Section(Cipher opening, long from, long end) {
            this.opening = opening;
            this.position = from;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            if (count == 0) return 0;
            int most = (int) Math.min(count, end - position);
            int read = most == 0 ? -1 : channel.read(ByteBuffer.wrap(target, offset, most), position);
            if (read < 0) return -1;
            byte[] opened = opening.update(target, offset, read);
            System.arraycopy(opened, 0, target, offset, read);
            position += read;
            return read;
        }
    }
}
