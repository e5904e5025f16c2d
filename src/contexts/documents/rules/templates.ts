import type { Block, DocumentText, Genre } from '../vocabulary.ts'

type Template = Pick<DocumentText, 'layout' | 'title' | 'addressee' | 'body' | 'disclosure'>
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

/** How a document of each genre begins and ends; …… is for the drafter to fill in. */
export const TEMPLATES: Readonly<Record<Genre, Template>> = {
  通知: {
    ...{ layout: 'letter', title: '关于……的通知', addressee: '各区民政局', disclosure: 'open' },
    body: [
      paragraph('为……，根据……，现将有关事项通知如下。'),
      ...[
        heading('总体要求'),
        paragraph('……'),
        heading('工作任务'),
        paragraph('……'),
        heading('有关要求'),
        paragraph('……'),
      ],
    ],
  },
  通报: {
    ...{ layout: 'document', title: '关于……情况的通报', addressee: '各区民政局', disclosure: 'open' },
    body: [
      paragraph('现将……情况通报如下。'),
      ...[
        heading('基本情况'),
        paragraph('……'),
        heading('主要做法和成效'),
        paragraph('……'),
        heading('下一步工作'),
        paragraph('……'),
      ],
    ],
  },
  报告: {
    ...{ layout: 'document', title: '关于……情况的报告', addressee: '天津市民政局', disclosure: 'on-request' },
    body: [
      paragraph('按照……要求，现将有关情况报告如下。'),
      ...[
        heading('工作开展情况'),
        paragraph('……'),
        heading('存在的问题'),
        paragraph('……'),
        heading('下一步打算'),
        paragraph('……'),
      ],
      paragraph('特此报告。'),
    ],
  },
  请示: {
    ...{ layout: 'document', title: '关于……的请示', addressee: '天津市民政局', disclosure: 'on-request' },
    body: [paragraph('……（缘由）。'), paragraph('……（请示的一件事）。'), paragraph('妥否，请批示。')],
  },
  批复: {
    ...{ layout: 'letter', title: '关于……的批复', addressee: '……区民政局', disclosure: 'on-request' },
    body: [paragraph('你局《关于……的请示》（……〔……〕……号）收悉。现批复如下：'), paragraph('……'), paragraph('此复。')],
  },
  函: {
    ...{ layout: 'letter', title: '关于……的函', addressee: '……', disclosure: 'on-request' },
    body: [paragraph('……'), paragraph('特此函告。')],
  },
  纪要: {
    ...{ layout: 'document', title: '……会议纪要', addressee: '', disclosure: 'on-request' },
    body: [
      paragraph('……年……月……日，……在……主持召开……会议。现将会议议定事项纪要如下。'),
      ...[heading('……'), paragraph('会议议定，……'), paragraph('出席：……'), paragraph('请假：……')],
    ],
  },
}

/** Whether something is left for the drafter to fill in. */
export const hasGaps = ({ title, addressee, body }: Pick<DocumentText, 'title' | 'addressee' | 'body'>): boolean =>
  [title, addressee, ...body.map((block) => (block.kind === 'table' ? '' : block.text))].some((text) =>
    text.includes('……'),
  )
