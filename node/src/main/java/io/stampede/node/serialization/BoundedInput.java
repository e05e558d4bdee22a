package io.stampede.node.serialization;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;

/**
 * Input over a whole message that never allocates more than the message holds.
 *
 * <p>Kryo 5.6.2 allocates an array of the length the stream declares before it looks whether the stream has as much
 * (its issue 1282): five hostile bytes would end the process.
 */
final class BoundedInput extends Input {
    BoundedInput(byte[] bytes) {
        super(bytes);
    }

    /** Declared length of something of so many bytes each, checked against what is left. */
    private int check(int length, int width) {
        if (length < 0 || (long) length * width > limit - position) {
            throw new KryoException("declared length " + length + " exceeds the " + (limit - position) + " bytes left");
        }
        return length;
    }

    @Override
    public byte[] readBytes(int length) {
        return super.readBytes(check(length, 1));
    }

    @Override
    public boolean[] readBooleans(int length) {
        return super.readBooleans(check(length, 1));
    }

    @Override
    public short[] readShorts(int length) {
        return super.readShorts(check(length, 2));
    }

    @Override
    public char[] readChars(int length) {
        return super.readChars(check(length, 2));
    }

    @Override
    public int[] readInts(int length) {
        return super.readInts(check(length, 4));
    }

    @Override
    public int[] readInts(int length, boolean optimizePositive) {
        return super.readInts(check(length, 1), optimizePositive);
    }

    @Override
    public float[] readFloats(int length) {
        return super.readFloats(check(length, 4));
    }

    @Override
    public long[] readLongs(int length) {
        return super.readLongs(check(length, 8));
    }

    @Override
    public long[] readLongs(int length, boolean optimizePositive) {
        return super.readLongs(check(length, 1), optimizePositive);
    }

    @Override
    public double[] readDoubles(int length) {
        return super.readDoubles(check(length, 8));
    }

    /** Not for us: Kryo sizes its buffer of characters by what the stream declares. Strings are read as bytes. */
    @Override
    public String readString() {
        throw new KryoException("strings are read as bytes");
    }
}
