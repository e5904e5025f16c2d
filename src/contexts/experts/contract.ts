import { z } from 'zod'
import { command, query } from '#platform/http/contract.ts'
import {
  AdviceFilter,
  AdviceForm,
  AdviceView,
  AnswerForm,
  Changed,
  ContactEnd,
  ContactFilter,
  ContactForm,
  ContactView,
  Id,
  Page,
  paged,
  ResultForm,
  VisitForm,
  VisitView,
} from './contract-parts.ts'

const WholeContact = ContactView.extend({
  endReason: z.string(),
  visitList: z.array(VisitView),
  adviceList: z.array(AdviceView),
  mayEnd: z.boolean(),
})

export const expertsContract = {
  context: 'experts',
  title: '专家与督导联系点',
  endpoints: {
    listContacts: query({
      title: '查看专家联系点',
      needs: 'experts.expert.read',
      about: 'list',
      input: ContactFilter.extend(Page),
      output: paged(ContactView),
    }),
    getContact: query({
      title: '查看专家联系点详情',
      needs: 'experts.expert.read',
      about: { record: 'experts.contact', id: 'contactId' },
      input: z.object({ contactId: Id }),
      output: WholeContact,
    }),
    recordContact: command({
      title: '建立专家联系点',
      needs: 'experts.expert.record',
      about: { area: 'areaCode' },
      input: ContactForm,
      output: z.object({ contactId: Id }),
    }),
    endContact: command({
      title: '结束专家联系点',
      needs: 'experts.expert.record',
      about: { record: 'experts.contact', id: 'contactId' },
      input: ContactEnd,
      output: Changed,
    }),
    listAdvice: query({
      title: '查看专家意见',
      needs: 'experts.expert.read',
      about: 'list',
      input: AdviceFilter.extend(Page),
      output: paged(AdviceView),
    }),
    answerAdvice: command({
      title: '答复专家意见',
      needs: 'experts.advice.answer',
      about: { record: 'experts.advice', id: 'adviceId' },
      input: AnswerForm,
      output: Changed,
    }),
    reportAdviceResult: command({
      title: '登记意见采纳后的结果',
      needs: 'experts.advice.answer',
      about: { record: 'experts.advice', id: 'adviceId' },
      input: ResultForm,
      output: Changed,
    }),
    myContacts: query({
      title: '查看我联系的创建点',
      needs: 'experts.advice.give',
      about: 'self',
      input: z.object({}),
      output: z.object({
        rows: z.array(ContactView.extend({ visitList: z.array(VisitView), adviceList: z.array(AdviceView) })),
      }),
    }),
    recordMyVisit: command({
      title: '记录走访',
      needs: 'experts.advice.give',
      about: 'self',
      input: VisitForm,
      output: z.object({ visitId: Id }),
    }),
    giveMyAdvice: command({
      title: '提出意见',
      needs: 'experts.advice.give',
      about: 'self',
      input: AdviceForm,
      output: z.object({ adviceId: Id, answerDue: z.string() }),
    }),
  },
} as const
