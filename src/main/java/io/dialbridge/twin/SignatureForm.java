package io.dialbridge.twin;

/** How pushes are signed; the platform's documents of different years contradict each other. */
public enum SignatureForm {
  /** Pages of 2026-01-27: URL, nonce and time joined by line feeds; the time is Beijing's. */
  FORM_2026,
  /** Pages of 2022 to 2025: URL, nonce and time joined by nothing; the time is UTC. */
  FORM_2022,
  /** The vendor's FAQ: pushes carry no authentication at all. */
  UNSIGNED
}
