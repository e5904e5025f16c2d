import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  Candidate,
  Changed,
  EndsOn,
  Id,
  LevelCode,
  ListFilter,
  MarkForm,
  MySeat,
  MySheet,
  Page,
  Panel,
  Reason,
  Row,
  StageCode,
  Version,
  View,
} from './contract-parts.ts'

/** Who evaluates acts on the occasion; who is evaluated, and all who read, on its result. */
const aboutOccasion = { record: 'evaluation.occasion', id: 'occasionId' } as const
const aboutResult = { record: 'evaluation.result', id: 'occasionId' } as const
const ownSeat = { own: 'evaluation.seat', id: 'seatId' } as const
const Ref = z.object({ occasionId: Id, version: Version })
const SeatRef = z.object({ seatId: Id, version: Version })

export const evaluationContract = {
  context: 'evaluation',
  title: '评估',
  endpoints: {
    listOccasions: query({
      title: '查看评估',
      needs: 'evaluation.evaluation.read',
      about: 'list',
      input: ListFilter.extend({ ...Page, areaCode: AreaCode.optional() }),
      output: z.object({ rows: z.array(Row), total: z.int() }),
    }),
    getOccasion: query({
      title: '查看一次评估',
      needs: 'evaluation.evaluation.read',
      about: aboutResult,
      input: z.object({ occasionId: Id }),
      output: View,
    }),
    listPoints: query({
      title: '选择被评创建点',
      needs: 'evaluation.panel.form',
      about: 'list',
      input: z.object({}),
      output: z.object({
        rows: z.array(
          z.object({
            pointId: Id,
            place: z.string(),
            isJoint: z.boolean(),
            levels: z.array(LevelCode),
            hosts: z.array(z.object({ level: LevelCode, code: z.string() })),
          }),
        ),
      }),
    }),
    openOccasion: command({
      title: '发起评估',
      needs: 'evaluation.panel.form',
      about: { area: 'areaCode' },
      input: z.object({
        areaCode: AreaCode.describe('组织评估的市或区'),
        pointId: Id,
        stage: StageCode,
        level: LevelCode,
        asOf: EndsOn.describe('数字截至哪一天'),
      }),
      output: z.object({ occasionId: Id, no: z.string() }),
    }),
    findCandidates: query({
      title: '查找评估专家',
      needs: 'evaluation.panel.form',
      about: aboutOccasion,
      input: z.object({ occasionId: Id }),
      output: z.object({ rows: z.array(Candidate) }),
    }),
    formPanel: command({
      title: '确定评估组',
      needs: 'evaluation.panel.form',
      about: aboutOccasion,
      input: Ref.extend({ panel: Panel }),
      output: Changed,
    }),
    beginScoring: command({
      title: '开始评分',
      needs: 'evaluation.panel.form',
      about: aboutOccasion,
      input: Ref.extend({ endsOn: EndsOn }),
      output: Changed,
    }),
    extendScoring: command({
      title: '延长评分期限',
      needs: 'evaluation.panel.form',
      about: aboutOccasion,
      input: Ref.extend({ endsOn: EndsOn, reason: Reason }),
      output: Changed,
    }),
    cancelOccasion: command({
      title: '取消评估',
      needs: 'evaluation.panel.form',
      about: aboutOccasion,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    answerChallenge: command({
      title: '答复回避申请',
      needs: 'evaluation.result.settle',
      about: { record: 'evaluation.challenge', id: 'challengeId' },
      input: z.object({ challengeId: Id, version: Version, upheld: z.boolean(), answer: Reason }),
      output: Changed,
    }),
    noteVeto: command({
      title: '记录一票否决事项',
      needs: 'evaluation.result.settle',
      about: aboutOccasion,
      input: Ref.extend({ code: z.string().max(20), evidence: Reason }),
      output: Changed,
    }),
    tellResult: command({
      title: '告知评估结果',
      needs: 'evaluation.result.settle',
      about: aboutOccasion,
      input: Ref,
      output: Changed.extend({ objectUntil: z.string() }),
    }),
    callReview: command({
      title: '另组评估组复核',
      needs: 'evaluation.result.settle',
      about: aboutOccasion,
      input: Ref.extend({ panel: Panel }),
      output: Changed,
    }),
    approveResult: command({
      title: '审定评估结果',
      needs: 'evaluation.result.approve',
      about: aboutOccasion,
      input: Ref.extend({ decision: z.string().trim().max(1000).default('') }),
      output: Changed,
    }),
    publishResult: command({
      title: '公布评估结果',
      needs: 'evaluation.result.approve',
      about: aboutOccasion,
      input: Ref,
      output: Changed,
    }),
    draftNotice: command({
      title: '拟制评估结果公文',
      needs: 'evaluation.result.settle',
      about: aboutOccasion,
      input: Ref,
      output: Changed.extend({ documentId: Id }),
    }),
    challengeMember: command({
      title: '申请评估专家回避',
      needs: 'evaluation.result.object',
      about: aboutResult,
      input: Ref.extend({ seatId: Id, reason: Reason }),
      output: Changed,
    }),
    objectToResult: command({
      title: '对评估结果提出异议',
      needs: 'evaluation.result.object',
      about: aboutResult,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    mySeats: query({
      title: '我的评估任务',
      needs: 'evaluation.score.give',
      about: 'self',
      input: z.object({}),
      output: z.object({ rows: z.array(MySeat) }),
    }),
    mySheet: query({
      title: '我的评分表',
      needs: 'evaluation.score.give',
      about: ownSeat,
      input: z.object({ seatId: Id }),
      output: MySheet,
    }),
    declare: command({
      title: '签署无利害关系声明',
      needs: 'evaluation.score.give',
      about: ownSeat,
      input: SeatRef.extend({ agreed: z.literal(true, '请确认声明') }),
      output: Changed,
    }),
    stepBack: command({
      title: '申报利害关系并回避',
      needs: 'evaluation.score.give',
      about: ownSeat,
      input: SeatRef.extend({ statement: Reason }),
      output: Changed,
    }),
    saveMark: command({
      title: '评一项',
      needs: 'evaluation.score.give',
      about: ownSeat,
      input: SeatRef.extend(MarkForm.shape),
      output: Changed,
    }),
    submitScores: command({
      title: '交评分',
      needs: 'evaluation.score.give',
      about: ownSeat,
      input: SeatRef,
      output: Changed.extend({ totalCenti: z.int() }),
    }),
    endDiscussion: command({
      title: '结束讨论',
      needs: 'evaluation.score.give',
      about: ownSeat,
      input: SeatRef.extend({ reason: Reason }),
      output: Changed,
    }),
  },
} as const
