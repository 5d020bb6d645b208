// Before all journeys: nothing is left of the run before, and the demo school is there.
import { rmSync } from 'node:fs';
import { RESULTS, demoData, demoFiles } from './server.mjs';

rmSync(RESULTS, { recursive: true, force: true });
await demoData();
await demoFiles();
