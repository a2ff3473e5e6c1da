# Names for ./viva, which does the work; see ./viva and tools/.
.PHONY: run test lint check-fast bench bench-derive build format clean

run:
	@./viva

test lint check-fast bench bench-plan build format:
	@./viva $@

bench-derive:
	@./viva bench derive

clean:
	rm -rf .venv .viva node_modules build dist src/viva/web/static/built
