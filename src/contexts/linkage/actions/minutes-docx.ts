import { type Block, DOCX, docxOf, numbered, type Paper, titleLines } from '#contexts/documents/public.ts'
import { showDate } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { linkageContract } from '../contract.ts'
import { linkageErrors } from '../errors.ts'
import { findMeetings, type Meeting } from '../store/meetings.ts'
import { paperOf } from './decide.ts'

type Said = Awaited<ReturnType<typeof paperOf>>
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const told = (label: string, text: string): Block[] => (text === '' ? [] : [paragraph(`${label}：${text}`)])

/** Minutes in the layout of official documents (纪要): who came, what was decided, who does it. */
function blocksOf({ heldOn, place, chair, quorum, items, minutes, people }: Said): Block[] {
  return [
    paragraph(`${heldOn}，${chair}在${place}主持召开会议。${quorum}。现将会议议定事项纪要如下。`),
    ...items.flatMap(({ topic, outcome, discussion, resolution, votes, task }): Block[] => [
      { kind: 'heading', level: 1, text: `${topic}（${outcome}）` },
      ...told('讨论', discussion),
      ...told('决议', resolution),
      ...told('表决', votes),
      ...told('交办', task),
    ]),
    ...told('其他', minutes),
    {
      kind: 'table',
      columns: [{ title: '代表' }, { title: '单位', share: 2 }, { title: '姓名' }, { title: '签到', align: 'center' }],
      rows: people.map(({ party, unitName, name, signed }) => [party, unitName, name, signed]),
    },
  ]
}

const paperFor = (said: Said, meeting: Meeting): Paper => ({
  ...{ layout: 'document', isDraft: false, logo: `${meeting.areaName}会议纪要`, no: meeting.no, signer: null },
  ...{
    title: `${said.title}纪要`,
    titleLines: titleLines(`${said.title}纪要`),
    addressee: '',
    body: numbered(blocksOf(said)),
    annexNote: [],
    issuer: '',
  },
  ...{ date: showDate(meeting.heldOn), note: '', annexes: [], copyTo: '', imprint: null },
})

export const editMinutes: Handler<(typeof linkageContract.endpoints)['editMinutes']> = async ({ meetingId }, call) => {
  const [meeting] = await findMeetings(call.tx, [meetingId])
  if (!meeting) throw linkageErrors.noMeeting()
  call.allow({ areaPath: meeting.areaPath })
  call.about('linkage.meeting', meetingId)
  if (meeting.state !== 'held') throw linkageErrors.notHeld()
  const body = await docxOf(paperFor(await paperOf(call, meeting), meeting))
  return { name: `${meeting.title}纪要${meeting.no}.docx`, mediaType: DOCX, body }
}
