export {
  addDays,
  addMonths,
  addWeeks,
  ageOn,
  type CalendarDate,
  calendarDate,
  calendarDateSchema,
  dayOfWeek,
  daysBetween,
  isCalendarDate,
} from './calendar-date.ts'
export { type Clock, dateInLondon, fixedClock, instantInLondon, systemClock, timeInLondon } from './clock.ts'
export { formatDate, formatDateTime, formatDayAndDate, formatShortDate, formatTime } from './format.ts'
export { financialYear, type Period, periodOf, quarter, quartersFrom } from './periods.ts'
export { addWorkingDays, isWorkingDay, workingDaysBetween, workingDaysKnown } from './working-days.ts'
