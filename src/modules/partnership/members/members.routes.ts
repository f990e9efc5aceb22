import type { Route } from '#platform/http'
import { addMember } from './add-member.tsx'
import { addSeat } from './add-seat.tsx'
import { leaveMember } from './end-member.tsx'
import { leaveSeat } from './end-seat.tsx'
import { listMembers } from './list-members.tsx'
import { membersFile } from './members-file.ts'
import { setQuorum } from './set-quorum.tsx'
import { showMember } from './show-member.tsx'

export const memberRoutes: Route[] = [
  listMembers,
  addMember,
  membersFile,
  showMember,
  leaveMember,
  addSeat,
  leaveSeat,
  setQuorum,
]
