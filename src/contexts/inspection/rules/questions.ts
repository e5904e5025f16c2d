export type Choice = { code: string; label: string }
export type Question = { code: string; title: string; choices: readonly Choice[] }
type Form = { from: string; questions: readonly Question[] }

const HOW: readonly Choice[] = [
  { code: '5', label: '很满意' },
  { code: '4', label: '满意' },
  { code: '3', label: '一般' },
  { code: '2', label: '不满意' },
  { code: '1', label: '很不满意' },
]
const YES: readonly Choice[] = [
  { code: 'yes', label: '是' },
  { code: 'no', label: '不是' },
]

/** Questionnaires by the day from which each holds; an old one is never changed, so that old answers keep their words. */
const FORMS: readonly Form[] = [
  {
    from: '2023-07-01',
    questions: [
      {
        ...{ code: 'known', title: '您知道社区里有社工、志愿者和社区基金帮大家办事吗？' },
        choices: [
          { code: 'well', label: '知道，也用过' },
          { code: 'heard', label: '听说过，没用过' },
          { code: 'no', label: '不知道' },
        ],
      },
      { code: 'overall', title: '总的来说，您对他们办的事满意吗？', choices: HOW },
      { code: 'manner', title: '社工和志愿者待人怎么样？', choices: HOW },
      { code: 'useful', title: '办的事是大家需要的吗？', choices: HOW },
      { code: 'self', title: '这份问卷是您本人答的吗？别人代填的选“不是”。', choices: YES },
    ],
  },
]

/** The questionnaire in force on a day; before the first, the first. */
export function questionsOn(day: string): Form {
  const form = FORMS.findLast(({ from }) => from <= day) ?? FORMS[0]
  if (!form) throw new Error('there is no questionnaire')
  return form
}

/** The title of the first question left out or answered with something that is no choice; undefined when all are answered. */
export const unanswered = (choices: Readonly<Record<string, string>>, day: string): string | undefined =>
  questionsOn(day).questions.find(({ code, choices: of }) => !of.some((one) => one.code === choices[code]))?.title

/** Only what the questionnaire asks: anything else that was sent is dropped. */
export const answersOf = (choices: Readonly<Record<string, string>>, day: string): Record<string, string> =>
  Object.fromEntries(questionsOn(day).questions.map(({ code }) => [code, choices[code] ?? '']))

/** What B5 counts: satisfied or very satisfied with the whole. */
export const isSatisfied = ({ overall }: Readonly<Record<string, string>>): boolean =>
  overall === '5' || overall === '4'
