package io.dialbridge.twin;

/** G.711 A-law: a sample of 13 bits in one byte. */
final class ALaw {
  /** Every other bit is inverted on the line. */
  private static final int INVERSION = 0x55;

  private static final int POSITIVE = 0x80;
  private static final int LARGEST = 0x7FFF;

  private ALaw() {}

  /** Of a linear sample of 16 bits. */
  static byte encode(int linear) {
    int sign = linear >= 0 ? POSITIVE : 0;
    int magnitude = Math.min(LARGEST, linear >= 0 ? linear : -linear - 1);
    int segment = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
    int mantissa = (magnitude >> (segment == 0 ? 4 : segment + 3)) & 0x0F;
    return (byte) ((sign | (segment << 4) | mantissa) ^ INVERSION);
  }
}
