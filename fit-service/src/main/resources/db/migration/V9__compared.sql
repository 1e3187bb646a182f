-- Whether a fit is scored and compared with others. False: the quick model, fitted unasked; until somebody asks for it.
ALTER TABLE fit ADD COLUMN compared boolean NOT NULL DEFAULT true;
