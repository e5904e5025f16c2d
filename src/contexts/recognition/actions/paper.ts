import { join } from 'node:path'
import { encode } from 'uqr'
import { openSecrets } from '#contexts/directory/public.ts'
import { showMinutes } from '#kernel/minutes.ts'
import { dateOf, showDate, showMoment } from '#kernel/time.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { renderPdf } from '#platform/documents/render.ts'
import type { Download } from '#platform/http/download.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { SOURCES } from '../contract.ts'
import { certificateLimits } from '../limits.ts'
import { paperNameOf, paperNoteOf } from '../rules/paper.ts'
import { showCode } from '../rules/verify-code.ts'
import type { Certificate } from '../store/certificates.ts'
import type { Line } from '../store/issuing.ts'
import { minutesIn } from './services.ts'

const TEMPLATE = join(import.meta.dirname, '../documents/certificate.typ')

/** What the form adds before it is issued; afterwards the certificate itself holds it. */
type Said = {
  responsibleName?: string | undefined
  contact?: string | undefined
  notes?: string | undefined
  handlerName?: string
}
type Paper = { lines: readonly Line[]; address: string; today: string; said?: Said }

/** The address a code on paper leads to. */
export const verifyAddress = (address: string, code: string): string => `${address}/m/verify/${code}`

/** The PDF of a certificate, or of a request as it would be issued, marked 预览. It is made anew each time and never kept. */
export async function paperOf(tx: Tx, certificate: Certificate, paper: Paper): Promise<Download> {
  const { number, state } = certificate
  const day = certificate.issuedOn ?? paper.today
  const { isLinked } = await certificateLimits(tx, day)
  const name = paperNameOf(isLinked)
  const body = await renderPdf(TEMPLATE, {
    title: name,
    note: paperNoteOf(isLinked),
    mark: markOf(state),
    ...(await holderOf(tx, certificate)),
    ...issuerOf(certificate, paper.said ?? {}),
    number,
    purpose: certificate.purpose,
    period: `${showDate(certificate.fromDate)}至${showDate(certificate.toDate)}`,
    issuedOn: showDate(day),
    total: showMinutes(minutesIn(paper.lines)),
    lines: printed(paper.lines),
    ...codeOf(certificate, paper.address),
  })
  return { name: `${name}${number ?? '（预览）'}.pdf`, mediaType: 'application/pdf', body, inline: true }
}

const MARKS = { requested: '预览', issued: '', revoked: '已撤回', refused: '不予出具' } as const
const markOf = (state: Certificate['state']): string => MARKS[state]

/** The whole number belongs on the holder's paper (民发〔2015〕149号); it is opened for the print and kept nowhere else. */
async function holderOf(tx: Tx, { personId, holderName, name, volunteerNo }: Certificate) {
  const { idNumber } = await seeingAll(tx, () => openSecrets(tx, personId))
  return { holder: holderName ?? name, idNumber: idNumber ?? '未登记', volunteerNo: volunteerNo ?? '未登记' }
}

const issuerOf = (one: Certificate, said: Said) => ({
  issuer: one.issuerName ?? one.areaName,
  responsible: one.responsibleName ?? said.responsibleName ?? '',
  handler: one.handlerName ?? said.handlerName ?? '',
  contact: one.contact ?? said.contact ?? '',
  notes: one.notes ?? said.notes ?? '',
})

/** Each line carries the time up to and with it, so that a long list can be checked page by page. */
function printed(lines: readonly Line[]) {
  let sum = 0
  return lines.map((line) => {
    sum += line.minutes
    return {
      day: line.servedOn,
      time: line.startedAt && line.endedAt ? spanOf(line.startedAt, line.endedAt) : '',
      activity: line.activity,
      content: line.content,
      place: line.place,
      organiser: line.organiser,
      leader: line.leaderName,
      duration: showMinutes(line.minutes),
      running: showMinutes(sum),
      source: line.source === 'import' ? SOURCES.import : '',
    }
  })
}

const spanOf = (from: Date, to: Date): string =>
  `${showMoment(from).slice(11)}–${dateOf(from) === dateOf(to) ? '' : '次日'}${showMoment(to).slice(11)}`

function codeOf({ verifySealed }: Certificate, address: string) {
  if (!verifySealed) return { code: '', verifyAt: '', verifyLink: '', qr: '' }
  const code = privacy().open(verifySealed)
  const verifyLink = verifyAddress(address, code)
  return { code: showCode(code), verifyAt: `${address}/m/verify`, verifyLink, qr: qrOf(verifyLink) }
}

/** A QR code as SVG, each dark module a square: typst draws it as it would any picture. */
function qrOf(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`
}
