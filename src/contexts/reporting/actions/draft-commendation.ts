import { documentsAbout, draftDocument } from '#contexts/documents/public.ts'
import { showDate } from '#kernel/time.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { reportingContract } from '../contract.ts'
import { reportingErrors } from '../errors.ts'
import { theProgramme } from '../limits.ts'
import { type Candidate, TERMS, termNames } from '../rules/commendation.ts'
import { showCenti } from '../rules/paper.ts'
import type { Commendation } from '../store/commendations.ts'
import { listDistricts } from '../store/reports.ts'
import { theCommendation } from './commend.ts'

type Endpoints = typeof reportingContract.endpoints
type Text = Parameters<typeof draftDocument>[1]

/** The commendation as a 通报 to the district bureaus, with the figures of every chosen district and how they were made. */
export const draftCommendation: Handler<Endpoints['draftCommendation']> = async (ref, call) => {
  const { tx } = call
  const one = await theCommendation(call, ref)
  if (one.state !== 'decided') throw reportingErrors.notDecided()
  const open = (await documentsAbout(tx, 'reporting.commendation', one.id)).filter(
    ({ state }) => state !== 'recalled' && state !== 'superseded',
  )
  if (open.length > 0) throw reportingErrors.drafted()
  const { document } = await theProgramme(tx)
  const districts = await listDistricts(tx, null)
  const documentId = await draftDocument(tx, {
    ...{ genre: '通报', layout: 'document', areaCode: one.areaCode, issuer: document.issuer },
    ...{ title: one.title, addressee: '各区民政局', body: bodyOf(one, document.number) },
    annexes: [annexOf(one)],
    toAreas: districts.map(({ code }) => code),
    disclosure: 'open',
    about: { kind: 'reporting.commendation', id: one.id },
    by: handOf(call),
  })
  return { documentId }
}

const chosenOf = ({ candidates, chosen }: Commendation): Candidate[] =>
  candidates.filter(({ districtCode }) => chosen.includes(districtCode))

const bodyOf = (one: Commendation, number: string): Text['body'] => [
  {
    kind: 'paragraph',
    text: `按照${number}五（三）“对推进有力、成效明显的区，将予以通报”的要求，市民政局根据${one.stage === 'mid' ? '中期' : '末期'}评估结果和日常监督检查情况，决定对${chosenOf(
      one,
    )
      .map(({ districtName }) => `${districtName}民政局`)
      .join('、')}予以通报表扬。`,
  },
  { kind: 'heading', level: 1, text: '推进情况' },
  ...one.merits
    .split(/\n+/)
    .filter((text) => text.trim() !== '')
    .map((text) => ({ kind: 'paragraph' as const, text: text.trim() })),
  { kind: 'heading', level: 1, text: '有关要求' },
  {
    kind: 'paragraph',
    text: '希望受到表扬的区珍惜荣誉，继续推进；各区要互相学习借鉴，结合本地实际把示范项目创建工作做实。',
  },
]

/** Districts in the order of annex 1, never by rank. Each term with its two numbers. */
function annexOf(one: Commendation): NonNullable<Text['annexes']>[number] {
  const { weights } = one
  const column = (title: string, share: number) => ({ title, share, align: 'center' as const })
  return {
    title: '受到通报表扬的区评估情况表',
    landscape: true,
    blocks: [
      {
        kind: 'table',
        columns: [
          ...[column('区划', 2), column('已评估创建点', 2)],
          ...termNames.map((term) => column(`${TERMS[term]}（${weights[term]}分）`, 3)),
          column('合计', 2),
        ],
        rows: chosenOf(one).map(({ districtName, evaluated, terms, totalCenti }) => [
          ...[districtName, String(evaluated)],
          ...terms.map(({ part, whole, centi }) => `${showCenti(centi)}（${part ?? '—'}/${whole ?? '—'}）`),
          showCenti(totalCenti),
        ]),
      },
      {
        kind: 'paragraph',
        text: `数字截至${showDate(one.asOf)}，按附件1的次序排列，不分名次。每项为权重乘以分子除以分母，取到百分位；平均得分的分子、分母以百分之一分计。已评估的创建点不少于${one.leastPoints}个、合计不低于${showCenti(one.leastTotalCenti)}分的区方可列入。`,
      },
    ],
  }
}
