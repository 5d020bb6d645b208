// Makes the pages quicker. Everything here is an addition: each page reads and works without it.
import { printButtons } from './print';
import { searchWindow } from './search';
import { overviewTables } from './overview';
import { passkeyForms } from './passkeys';
import { uploadForms } from './upload';
import { guardedForms } from './unsaved';
import { draftForms } from './draft';
import { chartsAtNewest } from './charts';
import { resultGrid } from './grid';

document.documentElement.dataset.script = 'on';
printButtons();
searchWindow();
overviewTables();
uploadForms();
draftForms();
guardedForms();
passkeyForms();
chartsAtNewest();
resultGrid();
