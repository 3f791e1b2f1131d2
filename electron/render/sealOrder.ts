/** A PDF to be sealed, and what with. */
export interface SealOrder {
  readonly bytes: Uint8Array
  /** A .p12 or .pfx file: a certificate with its private key. It is used once and kept nowhere, nor is its password. */
  readonly certificate: Uint8Array
  readonly password: string
  readonly now: Date
}

export interface SealedPdf {
  readonly bytes: Uint8Array
  /** Whose certificate it is. */
  readonly subject: string
}
