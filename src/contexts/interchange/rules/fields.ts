/** The kinds of record that go to the national system. */
export const SYNC_KINDS = {
  volunteers: '志愿者',
  teams: '志愿队伍',
  projects: '志愿服务项目',
  hours: '服务时长',
} as const
export type SyncKind = keyof typeof SYNC_KINDS

/** What became of a record, as the desk sees it. `pending`: never sent or taken back; `changed`: to be sent once more. */
export const SYNC_STATES = {
  pending: '待报送',
  changed: '有变更待报',
  sent: '已报送，待回执',
  accepted: '已受理',
  rejected: '被退回',
} as const
export type SyncState = keyof typeof SYNC_STATES

export const ACTS = { add: '新增', change: '变更', cancel: '撤销' } as const
export type Act = keyof typeof ACTS

/** The fields of ours that an item of national-items.yaml may name, by kind. */
export const FIELDS: Record<SyncKind, readonly string[]> = {
  volunteers: 'externalNumber name sex birthDate idType idNumber phone areaCode areaName registeredOn leftOn'.split(
    ' ',
  ),
  teams: 'externalNumber name areaCode areaName foundedOn endedOn leaderName contact categories about'.split(' '),
  projects:
    'externalNumber name areaCode areaName teamName teamNumber category audiences tags fromDate toDate content place plannedPeople'.split(
      ' ',
    ),
  hours:
    'externalNumber volunteerNumber name idType idNumber activity servedOn minutes place content category organiser leaderName areaCode areaName'.split(
      ' ',
    ),
}
