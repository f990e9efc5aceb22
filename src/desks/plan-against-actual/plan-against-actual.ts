import type { Route } from '#platform/http'
import { actual, actualOfLine } from './actual.tsx'
import { explain, tie } from './tie-and-explain.tsx'

/** What was planned beside what happened: requirements with figures, money and services. */
export const planAgainstActualRoutes: readonly Route[] = [actual, actualOfLine, tie, explain]
