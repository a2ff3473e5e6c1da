"""What runs a learner's tests beside a program; loaded into a candidate, after both of them."""

SOURCE = '''\
import tests


def run():
    """[name, passed, message] for each function of `tests` whose name begins with test, in order."""
    report = []
    for name, test in list(vars(tests).items()):
        if name.startswith("test") and callable(test) and not isinstance(test, type):
            try:
                test()
            except AssertionError as error:
                report.append([name, False, str(error) or _line(error)])
            except Exception as error:
                report.append([name, False, f"{type(error).__name__}: {error} ({_line(error)})"])
            else:
                report.append([name, True, ""])
    return report


def _line(error):
    """Where in the tests it happened."""
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<tests>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return f"line {line} of the tests"
'''
