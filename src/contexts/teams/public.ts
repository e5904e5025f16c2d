/** The front door of 志愿队伍 for contexts above it. */

export { findProject, findTeam, type Team } from './store/find.ts'
