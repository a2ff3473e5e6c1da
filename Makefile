# Names for ./viva, which does the work; see ./viva and tools/.
.PHONY: run test lint check-fast bench bench-derive bench-plan bench-answers build format clean

run:
	@./viva

test lint check-fast bench bench-derive bench-plan bench-answers build format:
	@./viva $@

clean:
	rm -rf .venv .viva node_modules build dist src/viva/web/static/built
