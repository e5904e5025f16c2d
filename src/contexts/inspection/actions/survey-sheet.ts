import { join } from 'node:path'
import { encode } from 'uqr'
import { showDate } from '#kernel/time.ts'
import { renderPdf } from '#platform/documents/render.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { inspectionContract } from '../contract.ts'
import { inspectionErrors } from '../errors.ts'
import { codeOf, showCode } from '../rules/survey-code.ts'
import { sign } from '../signing.ts'
import { type Counted, resultsOf } from '../store/surveys.ts'
import { STAGES } from '../vocabulary.ts'
import { theSurvey } from './surveys.ts'

const TEMPLATE = join(import.meta.dirname, '../documents/survey-sheet.typ')
const A_PAGE = 8

/** The sheets to print, cut and give out. Made anew each time, the same codes again: a lost print is no loss. */
export const surveySheet: Handler<typeof inspectionContract.endpoints.surveySheet> = async (order, call) => {
  const { surveyId, communityCode } = order
  const survey = await theSurvey(call, surveyId)
  if (survey.state === 'closed') throw inspectionErrors.surveyClosed()
  const communities = (await resultsOf(call.tx, surveyId)).filter(
    (one) => communityCode === undefined || one.communityCode === communityCode,
  )
  const name = communityCode === undefined ? survey.townName : (communities[0]?.communityName ?? '')
  const title = `${name}满意度调查二维码（${STAGES[survey.stage]}）`
  const body = await renderPdf(TEMPLATE, {
    title,
    issuer: survey.districtName,
    town: `${survey.districtName}${survey.townName}`,
    until: showDate(survey.closesOn),
    groups: communities.flatMap((one) => pagesOf(sheetsOf(survey.no, one, call.address))),
  })
  return { name: `${title}.pdf`, mediaType: 'application/pdf', body, inline: true }
}

const sheetsOf = (no: string, { communityName, firstSeq, lastSeq }: Counted, address: string) =>
  Array.from({ length: lastSeq - firstSeq + 1 }, (_, at) => {
    const code = codeOf(no, firstSeq + at, sign)
    const url = `${address}/m/survey/${code}`
    return { community: communityName, seq: at + 1, code: showCode(code), url, qr: qrOf(url) }
  })

/** Each community begins a page of its own. */
const pagesOf = <T>(sheets: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(sheets.length / A_PAGE) }, (_, at) => sheets.slice(at * A_PAGE, (at + 1) * A_PAGE))

/** A QR code as SVG, each dark module a square. */
function qrOf(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 1 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`
}
