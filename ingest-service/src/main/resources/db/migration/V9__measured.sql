-- What time of a capture is measured, on the corrected clock, in epoch nanoseconds. Captures stored before are measured from end to end.
ALTER TABLE capture ADD COLUMN measured_start bigint;
ALTER TABLE capture ADD COLUMN measured_end bigint;
