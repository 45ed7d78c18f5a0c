package io.portcullis.verify;

/**
 * Where a line stands.
 *
 * @param file the name of the file
 * @param line its number in the file, from 1
 */
record Place(String file, long line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
