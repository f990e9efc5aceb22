import type { Route } from '#platform/http'
import { sayTies } from './alignment/say-ties.tsx'
import { showAlignment } from './alignment/show-alignment.tsx'
import { evidenceHome } from './evidence/evidence-home.tsx'
import { changedByHeard, heardPage, newHeard, takeOutHeard } from './evidence/heard/heard.tsx'
import { profilePage } from './evidence/profile/profile-page.tsx'
import { supplyPage } from './evidence/supply/supply.tsx'
import { newPoint, swotPage, takeOutPoint } from './evidence/swot/swot.tsx'
import { gapsPage, weighGaps } from './gaps/gaps.tsx'
import { indicatorsPage, paperPage } from './indicators/indicators-page.tsx'
import { layBeforeMeeting } from './indicators/lay-before-meeting.tsx'
import { changeIndicator, chooseIndicator, noteOnIndicator } from './indicators/write-indicators.tsx'
import { journeyMapPage } from './journey-map/journey-map.tsx'
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
  evidenceHome,
  profilePage,
  swotPage,
  newPoint,
  takeOutPoint,
  supplyPage,
  gapsPage,
  weighGaps,
  journeyMapPage,
  heardPage,
  newHeard,
  changedByHeard,
  takeOutHeard,
]
