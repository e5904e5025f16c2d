/** The front door of 志愿队伍 for contexts above it. */

export {
  findProject,
  findTeam,
  isMemberOn,
  listProjectsOf,
  listTeamsLedBy,
  listTeamsOf,
  type Project,
  type Team,
} from './store/find.ts'
