import type { Page } from 'playwright-core'
import { linksIn } from '../../kit/pdf-text.ts'
import { read, send } from './acting.ts'
import { inWindow, lookOver, open } from './acts.ts'
import { pictureAsIs } from './browser.ts'
import { onDay } from './evaluating.ts'

/** What a town makes good between two evaluations, as its pages send it. */
const TOWN = '120104004'

/** The quarter's joint meeting, held and with minutes. */
export async function holdMeeting(clerk: Page, address: string, day: string): Promise<void> {
  const attendees = [
    { party: 'community', unitName: '宝龙湾社区居委会', name: '郭素琴' },
    { party: 'social_worker', unitName: '广开街道社工站', name: '马晓东' },
  ]
  const call = {
    ...{ level: 'town', areaCode: TOWN, title: '2024年第二季度联席会议', heldOn: day, startsAt: '08:00' },
    ...{ place: '街道二楼会议室', chair: '街道党工委副书记', attendees, topics: ['预算执行为什么慢'] },
  }
  const { meetingId } = await send(clerk, address, 'linkage/plan-meeting', call)
  const meeting = await read(clerk, 'linkage/get-meeting', { meetingId })
  const attendeeIds = meeting.attendees.map(({ id }: { id: string }) => id)
  let { version } = await send(clerk, address, 'linkage/sign-in', { meetingId, version: meeting.version, attendeeIds })
  const [{ id: itemId }] = meeting.agenda
  const decided = { itemId, outcome: 'deferred', discussion: '凭证已收齐，本月内登记完', resolution: '' }
  ;({ version } = await send(clerk, address, 'linkage/decide-item', { meetingId, version, ...decided }))
  const minutes = '各项目负责人当场说明了进度。'
  await send(clerk, address, 'linkage/close-meeting', { meetingId, version, minutes })
}

/** A practice that another town can copy. */
export async function writePractice(clerk: Page, address: string): Promise<void> {
  const practice = {
    ...{ areaCode: TOWN, title: '会上定的事，下次会上先报', tags: ['联席会议'], tellsOfPeople: false },
    background: '每次会都定事，下次会没有人说办得怎样，慢慢地没有人愿意来开会。',
    practice: '会议一开始先由承办人报上次定的事，没办成的说原因，主持人当场改期或换人。',
    effect: '两个季度定了七件，办成六件，来开会的由三方到五方。',
    insight: '会开得短不短不要紧，要紧的是每件事有人报、有日子。',
    steps: [{ title: '先报后议', how: '议程第一项固定为上次事项办理情况，逐件报。' }],
    roles: [{ role: '街道', does: '列出上次定的事，会前两天发给承办人' }],
    ...{ costFen: 0, costNote: '不花钱' },
  }
  const { caseId } = await send(clerk, address, 'learning/write-case', practice)
  await send(clerk, address, 'learning/submit-case', { caseId, version: 1 })
}

/** Draws hour sheets by a seed, finds every one in order, and closes the list. */
export async function sampleFiles(district: Page, address: string): Promise<void> {
  const draw = { areaCode: TOWN, stage: 'final', kind: 'hours', seed: '20240614-0900' }
  const { sampleId, sampled } = await send(district, address, 'inspection/draw-sample', draw)
  let version = 1
  for (let position = 1; position <= sampled; position += 1) {
    const checked = { sampleId, version, position, faults: [], reason: '' }
    ;({ version } = await send(district, address, 'inspection/check-file', checked))
  }
  await send(district, address, 'inspection/close-sample', { sampleId, version })
}

/** The survey of a town that is open, and where the last sheet given out in each of its communities leads. */
export async function openSurvey(district: Page): Promise<{ surveyId: string; lastSheets: string[] }> {
  const { rows } = await read(district, 'inspection/list-surveys', { areaCode: TOWN, stage: 'final' })
  const [{ id: surveyId }] = rows
  const { results } = await read(district, 'inspection/get-survey', { surveyId })
  const lastSheets: string[] = []
  for (const { communityCode } of results) {
    const order = encodeURIComponent(JSON.stringify({ surveyId, communityCode }))
    const sheets = await district.request.get(`/api/inspection/survey-sheet?input=${order}`)
    lastSheets.push(linksIn(await sheets.body()).at(-1) ?? '')
  }
  return { surveyId, lastSheets }
}

/** Three vouchers of the town's budget, on the page. */
export async function spends(town: Page): Promise<void> {
  await open(town, '/fund/budgets', '预算')
  await town
    .getByRole('main')
    .getByRole('link', { name: /广开街道/ })
    .first()
    .click()
  await town.getByRole('heading', { level: 1, name: /2024年预算/ }).waitFor()
  for (const [line, yuan, voucher] of [
    ['困难家庭个案服务', '96000', '广-2024-0140'],
    ['社区社会组织培育', '60000', '广-2024-0141'],
    ['居民活动', '12000', '广-2024-0142'],
  ] as const)
    await inWindow(town, '登记支出', '登记', async (form) => {
      await form.getByRole('combobox', { name: '从哪一项列支' }).click()
      await town.locator('.ant-select-dropdown:visible').getByText(line).click()
      await form.getByLabel('金额').fill(yuan)
      await onDay(form.getByLabel('支出日期'), '2024-06-13')
      await form.getByLabel('凭证号').fill(voucher)
      await form.getByLabel('花在什么上').fill(`${line}上半年支出`)
    })
  await lookOver(town, 'evaluation-6-budget')
}

/** A resident with a sheet of the survey: no name, one question a screen. */
export async function answers(phone: Page, sheet: string): Promise<void> {
  await phone.goto(sheet)
  for (;;) {
    const choice = phone.getByRole('radio').first()
    const last = phone.getByLabel('还有什么想说的')
    await choice.or(last).first().waitFor()
    if (await last.isVisible()) break
    await choice.check()
    await pictureAsIs(phone, 'evaluation-7-question')
    await phone.getByRole('button', { name: '下一步' }).click()
  }
  await phone.getByRole('button', { name: '交上去' }).click()
  await phone.getByText('已经收到').waitFor()
}

/** What the town's fund has to make public by a day: written by one hand of the charity, published by another. */
export async function publishesDue(accountant: Page, manager: Page, address: string, until: string): Promise<void> {
  const { rows } = await read(accountant, 'disclosure/list-duties', { areaCode: TOWN, state: 'open', pageSize: 100 })
  for (const { id: dutyId, version, dueOn, subjectTitle } of rows) {
    if (dueOn > until) continue
    const notice = {
      title: `${subjectTitle}有关情况`,
      content: '现将有关情况予以公开，欢迎监督。',
      link: 'https://cszg.mca.gov.cn/',
    }
    const prepared = await send(accountant, address, 'disclosure/prepare-notice', { dutyId, version, ...notice })
    await send(manager, address, 'disclosure/publish-notice', { dutyId, version: prepared.version })
  }
}
