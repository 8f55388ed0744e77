import { births } from './births.ts'
import { btsStations } from './bts-stations.ts'
import { heritageSites } from './heritage-sites.ts'
import { householdBusinesses } from './household-businesses.ts'
import { healthFacilities } from './health-facilities.ts'
import { landParcels } from './land-parcels.ts'
import { schoolRegisters } from './school-registers.ts'
import { civilServantProfiles } from './civil-servant-profiles.ts'
import { courtCases } from './court-cases.ts'
import { fishingVessels } from './fishing-vessels.ts'
import { stProjects } from './st-projects.ts'
import { teacherProfiles } from './teacher-profiles.ts'
import type { DemoForm } from './invention.ts'
import { stationReports } from './station-reports.ts'

/** The forms that the demonstration city has records of; a form that is not published is passed over. */
export const demoForms: readonly DemoForm[] = [
  births,
  householdBusinesses,
  stationReports,
  schoolRegisters,
  teacherProfiles,
  civilServantProfiles,
  healthFacilities,
  landParcels,
  stProjects,
  courtCases,
  fishingVessels,
  heritageSites,
  btsStations,
]
