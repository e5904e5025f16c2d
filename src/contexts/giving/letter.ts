import { join } from 'node:path'
import { encode } from 'uqr'
import { renderPdf } from '#platform/documents/render.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { linkOf } from './link.ts'

const TEMPLATE = join(import.meta.dirname, 'documents/thanks.typ')

/** What a letter of thanks says: days and amounts as people read them. `goods`: what was given, where it was not money. */
export type Letter = {
  number: string
  giver: string
  fund: string
  charity: string
  receivedOn: string
  amount: string
  words: string
  purpose: string
  goods?: string
  /** What it says of the finance bureau's receipt. */
  receipt: string
  printedOn: string
}

/** A letter of thanks with the giver's private link as a QR. No receipt, and it says so. Made anew each time. */
export async function thanksLetter(letter: Letter, sealedToken: Buffer, address: string) {
  const link = linkOf(address, privacy().open(sealedToken))
  const body = await renderPdf(TEMPLATE, { goods: '', ...letter, link, qr: qrOf(link) })
  return { name: `捐赠感谢证书${letter.number}.pdf`, mediaType: 'application/pdf', body, inline: true }
}

/** A QR code as SVG, each dark module a square: typst draws it as it would any picture. */
function qrOf(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`
}
