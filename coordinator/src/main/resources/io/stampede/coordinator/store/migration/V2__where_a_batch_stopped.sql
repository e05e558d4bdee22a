-- The number of scenarios at which a batch that asks for precision had enough of them; none for one that has all.
ALTER TABLE batches ADD COLUMN stopped_scenarios INTEGER;
