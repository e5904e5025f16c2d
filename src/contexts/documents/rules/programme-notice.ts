import type { Annex, Block } from '../vocabulary.ts'

type Quota = { districtName: string; towns: number; communities: number }
type JointPoint = { districtName: string; townName: string; communities: string }
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

/** The two annexes of the programme's notice, columns in its own order, quotas with their sum. */
export function annexesOf(quotas: readonly Quota[], points: readonly JointPoint[]): Annex[] {
  return [
    {
      title: '示范项目试点名额分配表',
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: '区划' },
            { title: '试点街镇数', align: 'right' },
            { title: '试点社区数', align: 'right' },
          ],
          rows: quotas.map(({ districtName, towns, communities }) => [
            districtName,
            String(towns),
            String(communities),
          ]),
          total: [
            '合计',
            String(sum(quotas.map(({ towns }) => towns))),
            String(sum(quotas.map((one) => one.communities))),
          ],
        },
      ],
    },
    {
      title: '联合试点名单',
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: '序号', align: 'center' },
            { title: '区划', share: 1.5 },
            { title: '试点街镇', share: 2 },
            { title: '试点社区', share: 4 },
          ],
          rows: points.map(({ districtName, townName, communities }, index) => [
            ...[String(index + 1), districtName, townName, communities],
          ]),
        },
      ],
    },
  ]
}

/** How the notice begins; the drafter goes on from there. */
export const noticeBody = (title: string): Block[] => [
  paragraph(`为做好${title}工作，现将试点名额和联合试点名单印发给你们，并就有关事项通知如下。`),
  ...[
    heading('申报和确定'),
    paragraph('……'),
    heading('创建标准'),
    paragraph('……'),
    heading('评估和结项'),
    paragraph('……'),
  ],
]
