/* The « figure » token of the answers' editor: a list to choose from, and one unbreakable piece of text. */
(() => {
  const { React, ReactDOM } = window;
  const { EditorState, Modifier } = window.DraftJS;
  const h = React.createElement;

  const listStyle = { listStyle: "none", padding: 0, margin: "1rem 0", display: "grid", gap: "0.25rem", gridTemplateColumns: "minmax(0, 1fr)" };
  const choiceStyle = { inlineSize: "100%", blockSize: "auto", textAlign: "start", whiteSpace: "normal" };
  const tokenStyle = {
    fontWeight: 700,
    padding: "0.1em 0.35em",
    border: "1px solid currentColor",
    borderRadius: "0.25em",
    cursor: "default",
  };

  function withFigure(editorState, entityType, figure) {
    const content = editorState
      .getCurrentContent()
      .createEntity(entityType.type, "IMMUTABLE", { key: figure.key, label: figure.label });
    const replaced = Modifier.replaceText(
      content,
      editorState.getSelection(),
      figure.text,
      null,
      content.getLastCreatedEntityKey(),
    );
    return EditorState.push(editorState, replaced, "insert-characters");
  }

  class FigureSource extends React.Component {
    constructor(props) {
      super(props);
      this.dialog = React.createRef();
      this.figures = JSON.parse(props.entityType.figures);
    }

    componentDidMount() {
      // React of this age knows no events of <dialog>; Escape and « Annuler » both end here. Completing with nothing
      // changed rather than closing: the editor takes the keyboard back only then.
      this.dialog.current.addEventListener("close", () => this.props.onComplete(this.props.editorState));
      this.dialog.current.showModal();
    }

    choose(figure) {
      const { editorState, entityType, onComplete } = this.props;
      onComplete(withFigure(editorState, entityType, figure));
    }

    render() {
      const { entityType } = this.props;
      const rows = this.figures.map((figure) =>
        h(
          "li",
          { key: figure.key },
          h(
            "button",
            {
              type: "button",
              className: "button button-secondary",
              style: choiceStyle,
              onClick: () => this.choose(figure),
            },
            figure.text,
          ),
        ),
      );
      const cancel = h(
        "button",
        { type: "button", className: "button", onClick: () => this.dialog.current.close() },
        entityType.cancel,
      );
      const dialog = h(
        "dialog",
        { ref: this.dialog, "aria-label": entityType.description, style: { maxInlineSize: "min(36rem, 100vw)" } },
        h("h2", null, entityType.description),
        h("ul", { style: listStyle }, rows),
        cancel,
      );
      // The editor takes no clicks while it waits for an answer, and all within it neither.
      return ReactDOM.createPortal(dialog, document.body);
    }
  }

  function FigureToken({ entityKey, contentState, children }) {
    const { label } = contentState.getEntity(entityKey).getData();
    return h("span", { style: tokenStyle, title: label, "data-figure": "" }, children);
  }

  window.draftail.registerPlugin({ type: "FIGURE", source: FigureSource, decorator: FigureToken });
})();
