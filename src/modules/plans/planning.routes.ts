import type { Route } from '#platform/http'
import { sayTies } from './alignment/say-ties.tsx'
import { showAlignment } from './alignment/show-alignment.tsx'
import { indicatorsPage, paperPage } from './indicators/indicators-page.tsx'
import { layBeforeMeeting } from './indicators/lay-before-meeting.tsx'
import { changeIndicator, chooseIndicator, noteOnIndicator } from './indicators/write-indicators.tsx'
import { bringBack } from './requirements/sheet/bring-back.tsx'
import { takeChanges } from './requirements/sheet/take-file.tsx'
import { linesAsFile, listLines } from './requirements/show/list-lines.tsx'
import { showLine } from './requirements/show/show-line.tsx'
import { addLine, changeLine, removeLine } from './requirements/write/write-line.tsx'

/** What a plan requires, watches and is argued from. */
export const planningRoutes: readonly Route[] = [
  listLines,
  linesAsFile,
  addLine,
  bringBack,
  takeChanges,
  showAlignment,
  showLine,
  changeLine,
  removeLine,
  sayTies,
  indicatorsPage,
  chooseIndicator,
  layBeforeMeeting,
  paperPage,
  changeIndicator,
  noteOnIndicator,
]
