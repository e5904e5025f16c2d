import { join } from 'node:path'
import { documentsAbout, draftDocument } from '#contexts/documents/public.ts'
import { dateOf, showDate, showMoment } from '#kernel/time.ts'
import { handOf } from '#platform/access/doer.ts'
import { renderPdf } from '#platform/documents/render.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { reportingContract } from '../contract.ts'
import { reportingErrors } from '../errors.ts'
import { theProgramme } from '../limits.ts'
import { changedByHand } from '../rules/figures.ts'
import { BY_HAND, figureRow, POINT_COLUMNS, pointRow, pointTotal } from '../rules/paper.ts'
import { isSubmitted } from '../rules/states.ts'
import type { Report } from '../store/reports.ts'
import { REPORT_KINDS, REPORT_STATES, SEAL_VERDICTS } from '../vocabulary.ts'
import { partsOf, verifiedSeals } from './read.ts'
import { theReport } from './the-report.ts'

type Endpoints = typeof reportingContract.endpoints
const TEMPLATE = join(import.meta.dirname, '../documents/report.typ')

const titleOf = ({ title, kind }: Report): string =>
  kind === 'half-year' ? `${title}“五社联动”示范项目推进情况` : `“五社联动”示范项目${title}`
const issuerOf = ({ districtName }: Report): string => `${districtName}民政局`

/** The report as a PDF: figures with their marks, points, words, and what its seal says at this moment. */
export const printReport: Handler<Endpoints['printReport']> = async ({ reportId }, call) => {
  const report = await theReport(call, { reportId })
  const body = await renderPdf(TEMPLATE, {
    title: `${report.districtName}${titleOf(report)}`,
    kind: REPORT_KINDS[report.kind],
    state: REPORT_STATES[report.state],
    mark: isSubmitted(report.state) ? '' : '草稿',
    ...{ issuer: issuerOf(report), span: `${showDate(report.fromOn)}至${showDate(report.toOn)}` },
    ...{ asOf: showDate(report.asOf), dueOn: showDate(report.dueOn) },
    submittedOn: report.submittedOn ? showDate(report.submittedOn) : '',
    figures: report.figures.map((figure) => ({ cells: figureRow(figure), byHand: figure.hand !== null })),
    byHand: BY_HAND,
    changed: changedByHand(report.figures).length,
    columns: POINT_COLUMNS,
    points: report.points.map((one) => pointRow(report.districtName, one)),
    total: pointTotal(report.points),
    parts: partsOf(report).map(({ title, text }) => ({ title, text })),
    seal: await sealOnPaper(call, report),
  })
  const name = `${report.districtName}${report.title}${REPORT_KINDS[report.kind]}.pdf`
  return { name, mediaType: 'application/pdf', body, inline: true }
}

async function sealOnPaper(call: Call, report: Report) {
  const seal = (await verifiedSeals(call, report)).find(({ isCurrent }) => isCurrent)
  if (!seal) return null
  return {
    verdict: SEAL_VERDICTS[seal.verdict],
    signer: seal.signerName,
    at: showMoment(new Date(seal.signedAt)),
    ...{ digest: seal.digest, signature: seal.signature },
    verifiedOn: showDate(dateOf(call.now)),
  }
}

/** The report as an official document, for its office to check, number and seal. Once a round is signed, and once only. */
export const draftReportDocument: Handler<Endpoints['draftReportDocument']> = async (ref, call) => {
  const report = await theReport(call, ref)
  if (!isSubmitted(report.state)) throw reportingErrors.notYetHanded()
  const open = (await documentsAbout(call.tx, 'reporting.report', report.id)).filter(
    ({ state }) => state !== 'recalled' && state !== 'superseded',
  )
  if (open.length > 0) throw reportingErrors.drafted()
  const { document } = await theProgramme(call.tx)
  const documentId = await draftDocument(call.tx, {
    ...{ genre: '报告', layout: 'document', areaCode: report.areaCode, issuer: issuerOf(report) },
    title: `${issuerOf(report)}关于报送${titleOf(report)}的报告`,
    addressee: document.issuer,
    body: bodyOf(report, document.number),
    annexes: annexesOf(report),
    disclosure: 'on-request',
    about: { kind: 'reporting.report', id: report.id },
    by: handOf(call),
  })
  return { documentId }
}

type Body = Parameters<typeof draftDocument>[1]['body']

const bodyOf = (report: Report, number: string): Body => [
  {
    kind: 'paragraph',
    text: `按照${number}五（三）关于全流程监督指导、做好中期和末期评估并报送结果的要求，现将${titleOf(report)}报告如下。`,
  },
  ...partsOf(report).flatMap(
    ({ title, text }): Body => [{ kind: 'heading', level: 1, text: title }, ...paragraphsOf(text)],
  ),
  { kind: 'paragraph', text: '特此报告。' },
]

const paragraphsOf = (text: string): Body =>
  text
    .split(/\n+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => ({ kind: 'paragraph', text: one }))

function annexesOf(report: Report): NonNullable<Parameters<typeof draftDocument>[1]['annexes']> {
  const changed = changedByHand(report.figures)
  return [
    {
      title: `${report.districtName}示范项目创建点情况表`,
      landscape: true,
      blocks: [
        {
          kind: 'table',
          columns: POINT_COLUMNS.map((title, index) => ({ title, share: SHARES[index] ?? 1, align: 'center' })),
          rows: report.points.map((one) => pointRow(report.districtName, one)),
          total: pointTotal(report.points),
        },
      ],
    },
    {
      title: `${report.districtName}${titleOf(report)}数字`,
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: '项目', share: 4 },
            { title: '数字', share: 4 },
            { title: '来源', share: 5 },
          ],
          rows: report.figures.map(figureRow),
        },
        { kind: 'paragraph', text: `数字截至${showDate(report.asOf)}，由平台取得。${changedWords(changed.length)}` },
      ],
    },
  ]
}

const SHARES = [1, 2, 3, 5, 2, 2, 2, 3, 2, 3]
const changedWords = (count: number): string =>
  count === 0 ? '没有手工更改。' : `其中${count}项由人手工更改，已标明“${BY_HAND}”，并列出平台取得的数和更改理由。`
