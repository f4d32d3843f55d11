import { bundle, RECORDS } from '../../bench/core/bundle.ts';

process.stdout.write(await bundle(RECORDS));
