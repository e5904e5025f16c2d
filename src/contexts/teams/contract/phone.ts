import { z } from 'zod'
import { command, query } from '#platform/http/contract.ts'
import { Id, MemberState, Reason, text, Version } from './fields.ts'

const TeamNear = z.object({
  id: Id,
  name: z.string(),
  areaName: z.string(),
  about: z.string(),
  categories: z.array(z.string()).describe('服务类别名称'),
  membersNow: z.int(),
  mine: z.enum(['lead', 'applied', 'member', 'none']),
})
const Fellow = z.object({
  id: Id,
  name: z.string().describe('全名，只有负责人看得到'),
  phone: z.string().nullable().describe('本人同意负责人看到时才有'),
  words: z.string(),
  since: z.string().nullable(),
  version: Version,
})

/** What a volunteer does with teams on the phone: their own things, and those of a team they lead. */
export const phoneEndpoints = {
  findTeams: query({
    title: '查找身边的队伍',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: z.object({ townName: z.string().nullable(), isVolunteer: z.boolean(), teams: z.array(TeamNear) }),
  }),
  showTeam: query({
    title: '查看队伍',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ teamId: Id }),
    output: TeamNear.extend({
      contact: z.string(),
      foundedOn: z.string(),
      leadName: z.string().describe('打码'),
      isVolunteer: z.boolean(),
      membership: z
        .object({
          state: MemberState,
          since: z.string().nullable(),
          reason: z.string().nullable(),
          sharesPhone: z.boolean(),
        })
        .nullable(),
      led: z
        .object({ requests: z.array(Fellow), members: z.array(Fellow) })
        .nullable()
        .describe('负责人才有'),
    }),
  }),
  joinTeam: command({
    title: '申请入队',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ teamId: Id, words: text(100, '想说的话'), sharesPhone: z.boolean().default(false) }),
    output: z.object({ memberId: Id }),
  }),
  leaveTeam: command({
    title: '撤回申请或退出队伍',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ teamId: Id }),
    output: z.object({ state: MemberState }),
  }),
  answerRequest: command({
    title: '负责人答复入队申请',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ memberId: Id, version: Version, accept: z.boolean(), reason: Reason.optional() }),
    output: z.object({ version: Version }),
  }),
  myMerits: query({
    title: '我的培训、表彰与评价',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: z.object({
      trainings: z.array(
        z.object({ id: Id, name: z.string(), heldOn: z.string(), host: z.string(), minutes: z.int() }),
      ),
      awards: z.array(z.object({ id: Id, name: z.string(), awardedOn: z.string(), awardingBody: z.string() })),
      ratings: z.array(z.object({ id: Id, activity: z.string(), ratedOn: z.string(), quality: z.int() })),
    }),
  }),
}
