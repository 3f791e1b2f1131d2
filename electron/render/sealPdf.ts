import { X509Certificate } from 'node:crypto'
import { P12Signer, PDF, SignerError } from '@libpdf/core'
import { AppError } from '../../shared/domain/appError.ts'
import type { SealedPdf, SealOrder } from './sealOrder.ts'

/**
 * Seals a PDF, so that any later change of it shows: the bytes as they are, and the seal after them. It is no signature of a person.
 * `subject` is whose certificate it is. Throws AppError('invalid-input') for a file that is no certificate, a wrong password, and a
 * certificate that is not valid today.
 */
export async function sealPdf(order: SealOrder): Promise<SealedPdf> {
  const signer = await signerOf(order)
  const subject = checkedSubject(new X509Certificate(signer.certificate), order.now)
  const pdf = await PDF.load(order.bytes)
  const sealed = await pdf.sign({
    signer,
    fieldName: 'Seal',
    reason: 'Seal: shows any later change',
    signingTime: order.now,
  })
  return { bytes: sealed.bytes, subject }
}

async function signerOf({ certificate, password }: SealOrder): Promise<P12Signer> {
  try {
    return await P12Signer.create(certificate, password)
  } catch (cause) {
    if (!(cause instanceof SignerError)) throw cause
    // The library tells the one from the other by its words alone.
    const isWrongPassword = /integrity|decrypt|password|mac/i.test(cause.message)
    const sentence = isWrongPassword
      ? 'This password does not open the certificate. Type it again; it is not kept.'
      : 'This file is no certificate with a key. Choose the .p12 or .pfx file of the council’s seal.'
    const field = isWrongPassword ? 'password' : 'certificate'
    throw new AppError('invalid-input', sentence, { field }, { cause })
  }
}

function checkedSubject(certificate: X509Certificate, now: Date): string {
  const { validFromDate, validToDate, subject } = certificate
  if (now > validToDate) {
    throw new AppError(
      'invalid-input',
      `This certificate was valid until ${day(validToDate)}. Choose one that is valid today.`,
      { field: 'certificate' },
    )
  }
  if (now < validFromDate) {
    throw new AppError(
      'invalid-input',
      `This certificate is valid only from ${day(validFromDate)}. Choose one that is valid today.`,
      { field: 'certificate' },
    )
  }
  return /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ')
}

function day(date: Date): string {
  return date.toLocaleDateString('en-GB', {
    ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' },
  })
}
